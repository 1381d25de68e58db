/** What nobody outside the vendors' room knows, and no page loads. */
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {expect} from 'chai';
import ts from 'typescript';
import {builtIn} from '../../src/vendors/registry.js';
import {upstreams} from '../../src/vendors/server-registry.js';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const textOf = (file: string): string => readFileSync(path.join(src, file), 'utf8');

/** The files that a file needs when it runs, not those whose types it names. */
const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(textOf(file).replace(/^(import|export) type [^;]*;/gm, ''), true, true)
    .importedFiles.map(({fileName}) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => path.posix.join(path.posix.dirname(file), name).replace(/\.js$/, '.ts'));

/** All that an entry loads, at once or later. */
const loadedBy = (entry: string): ReadonlySet<string> => {
  const files = new Set([entry]);
  for (const file of files) for (const one of importsOf(file)) files.add(one);
  return files;
};

describe('what only a server knows of a vendor', () => {
  for (const entry of ['index.ts', 'define.ts', 'vendors/authoring.ts']) {
    it(`is not loaded by ${entry}`, () => {
      const files = [...loadedBy(entry)];
      expect(files).to.include('vendors/agni/parse.ts');
      expect(files.filter((file) => /upstream\.ts$|server-registry\.ts$|^proxy\//.test(file))).to.deep.equal([]);
    });
  }

  it('is there for each vendor of the package', () => {
    expect(Object.keys(upstreams)).to.deep.equal(builtIn.map(({name}) => name));
    for (const {name, routes} of builtIn) expect(upstreams[name as keyof typeof upstreams].routes).to.equal(routes);
  });
});

describe('a vendor of the package', () => {
  const outside = readdirSync(src, {recursive: true, encoding: 'utf8'})
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !/^(vendors|frameworks)\//.test(name));

  for (const {name} of builtIn) {
    it(`is named by nobody but the vendors: ${name}`, () => {
      const naming = outside.filter((file) => new RegExp(`vendors/${name}/|['"]${name}['"]`).test(textOf(file)));
      expect(naming).to.deep.equal([]);
    });
  }
});
