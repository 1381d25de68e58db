import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {after, before, describe, it} from 'node:test';
import {promisify} from 'node:util';
import {checkTypes, lintPackage} from '../../scripts/check.js';
import {importsOf} from '../../scripts/imports.js';
import {run} from '../../scripts/run.js';
import {packageName, tags} from '../../scripts/sources.js';
import {stagePackage, type Staged} from '../../scripts/stage.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {leaksIn} from './leaks.js';

const temporary = temporaryFolder();
const consumer = path.join(temporary.folder, 'consumer');
let staged: Staged;

before(async () => {
  staged = await stagePackage(path.join(temporary.folder, 'package'));
  mkdirSync(path.join(consumer, 'node_modules'), {recursive: true});
  symlinkSync(staged.folder, path.join(consumer, 'node_modules', packageName), 'dir');
});
after(() => {
  temporary.remove();
});

/** Every door, with a tag for each star. */
const doors = (): string[] =>
  Object.entries(staged.manifest.exports)
    .filter(([, target]) => target !== null)
    .flatMap(([door]) => (door.includes('*') ? tags().map((tag) => door.replace('*', tag)) : [door]));

/** Runs a module in plain Node, as a user of the package, and gives what it printed. */
const inNode = async (code: string): Promise<{stdout: string; stderr: string}> => {
  const file = path.join(consumer, 'run.mjs');
  writeFileSync(file, code);
  return promisify(execFile)(process.execPath, [file], {cwd: consumer});
};

describe('the package', () => {
  it('ships what it needs and nothing else', () => {
    for (const file of [
      'package.json',
      'LICENSE',
      'custom-elements.json',
      'dist/index.js',
      'dist/index.d.ts',
      `dist/${packageName}.js`,
      `dist/${packageName}.iife.js`,
      `dist/${packageName}.licenses.md`,
      `dist/${packageName}.importmap.json`,
      'dist/proxy/index.js',
      'dist/proxy/node.js',
      'dist/frameworks/react.d.ts',
    ]) {
      assert.ok(staged.files.includes(file), file);
    }
    const others = staged.files.filter(
      (file) => !/^dist\/[\w./-]+\.(?:js|d\.ts|js\.map|md|importmap\.json)$/.test(file),
    );
    assert.deepEqual(
      others.filter((file) => !/^(?:package\.json|custom-elements\.json|LICENSE|(?:README|CHANGELOG)\.md)$/.test(file)),
      [],
    );
  });

  it('gives away no place of this machine and no secret', () => {
    assert.deepEqual(
      staged.files.flatMap((file) =>
        leaksIn(readFileSync(path.join(staged.folder, file), 'utf8')).map((leak) => `${file}: ${leak}`),
      ),
      [],
    );
  });

  it('has a file behind every door', () => {
    for (const [door, target] of Object.entries(staged.manifest.exports)) {
      for (const file of typeof target === 'string' ? [target] : Object.values(target ?? {})) {
        for (const name of file.includes('*') ? tags().map((tag) => file.replace('*', tag)) : [file]) {
          assert.ok(staged.files.includes(name.slice(2)), `${door}: ${name}`);
        }
      }
    }
    for (const field of ['main', 'types', 'unpkg', 'jsdelivr', 'customElements']) {
      assert.ok(existsSync(path.join(staged.folder, String(staged.manifest[field]))), field);
    }
  });

  it('brings its command, which starts by itself', async () => {
    const file = path.join(staged.folder, (staged.manifest['bin'] as Record<string, string>)[packageName] ?? '');
    assert.ok(readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n'));
    for (const args of [['--help'], ['proxy', '--help'], ['check', '--help']]) {
      const {stdout, stderr} = await promisify(execFile)(file, args);
      assert.match(stdout, /^Usage: agni-call-widgets /);
      assert.equal(stderr, '');
    }
    const {stdout} = await promisify(execFile)(file, ['--version']);
    assert.equal(stdout, `${String(staged.manifest['version'])}\n`);
  });

  it('keeps registering in the list of side effects', () => {
    const sideEffects = staged.manifest['sideEffects'] as string[];
    for (const file of ['./dist/define.js', `./dist/${packageName}.js`, './src/define.ts'])
      assert.ok(sideEffects.includes(file), file);
  });

  it('opens every door in plain Node, twice, and leaves nothing on the global object', async () => {
    // The script-tag files are for browsers alone.
    const modules = doors()
      .filter((door) => !/\.json$|\.js$/.test(door))
      .map((door) => packageName + door.slice(1));
    // Lit itself puts its stand-in for `customElements` there when it finds no browser; Node its fetch's pool when
    // Request is first used.
    const {stdout, stderr} = await inNode(`
      await import('lit');
      void Request;
      const own = () => Reflect.ownKeys(globalThis).map(String).sort().join();
      const before = own();
      for (const query of ['', '?again']) for (const name of ${JSON.stringify(modules)}) await import(import.meta.resolve(name) + query);
      if (own() !== before) throw new Error('left behind: ' + own());
      console.log('done');`);
    assert.deepEqual([stdout.trim(), stderr], ['done', '']);
  });

  it('registers nothing from its main door', async () => {
    const {stdout} = await inNode(`
      const registered = [];
      globalThis.customElements = {get: () => undefined, define: tag => registered.push(tag)};
      await import('${packageName}');
      const atFirst = registered.length;
      await import('${packageName}/define');
      console.log(atFirst, registered.sort().join());`);
    assert.equal(
      stdout.trim(),
      `0 ${tags()
        .map((tag) => `agni-${tag}`)
        .join()}`,
    );
  });

  it('leaves Lit to the page that bundles, and brings it in the script files', () => {
    const list = readFileSync(path.join(staged.folder, 'dist/widgets/call-list.js'), 'utf8');
    assert.match(list, /from ["']lit["']/);
    const module = readFileSync(path.join(staged.folder, `dist/${packageName}.js`), 'utf8');
    // What is imported at once stands first, and would be loaded after the module and before the first rows.
    assert.doesNotMatch(module.replace(/^\/\*!.*\*\//, ''), /^\s*import\b(?!\()/);
    for (const {specifier} of importsOf(module)) assert.match(specifier, /^\.\/agni-call-widgets\/[\w-]+\.js$/);
    assert.deepEqual(importsOf(readFileSync(path.join(staged.folder, `dist/${packageName}.iife.js`), 'utf8')), []);
  });

  it('satisfies publint and "are the types wrong"', async () => {
    assert.deepEqual(await lintPackage(staged), []);
    assert.ok(await checkTypes(staged));
  });

  it('types a page, React and Vue for a strict user', async () => {
    cpSync(path.join(import.meta.dirname, 'consumer'), consumer, {recursive: true});
    assert.equal(await run('vue-tsc', '--project', path.join(consumer, 'tsconfig.json')), 0);
  });
});
