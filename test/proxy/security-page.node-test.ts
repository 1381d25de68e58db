/** The security page: each promise names the tests that prove it, and these tests exist. */
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

const docs = new URL('../../docs/', import.meta.url);
const page = readFileSync(new URL('security.md', docs), 'utf8');
/** The rows of the tables that have a promise and its proof. */
const rows = page
  .split('\n')
  .filter((line) => /^\|(?! *-| promise )/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
/** `[file](path) “suite › test”`, as often as there are tests. */
const proofs = rows.flatMap(([promise = '', proof = '']) =>
  [...proof.matchAll(/\[[\w-]+\]\((\.\.\/test\/[\w/.-]+)\) “([^”]+) › ([^”]+)”/g)].map(
    ([, path = '', suite = '', test = '']) => ({promise, path, suite, test}),
  ),
);

/** The titles of a kind in a file, as expressions: what is filled in as the tests are made may be anything. */
const titles = (source: string, kind: 'describe' | 'it') =>
  [...source.matchAll(new RegExp(`\\b${kind}\\(\\s*(['\`])((?:\\\\.|(?!\\1)[^\\\\])*)\\1`, 'g'))].map(
    ([, , title = '']) => {
      const parts = title.replace(/\\(.)/g, '$1').split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/);
      return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)')}$`);
    },
  );
/** Whether a title is one of these, with nothing filled in that is not in the file as well. */
const has = (source: string, kind: 'describe' | 'it', wanted: string) =>
  titles(source, kind).some((title) => {
    const filled = title.exec(wanted)?.slice(1);
    return filled?.every((text) => source.includes(text)) ?? false;
  });

describe('the security page', () => {
  it('has a proof for each promise, in a form this test can read', () => {
    assert.ok(rows.length >= 20, `${rows.length} promises`);
    for (const [promise, proof, ...others] of rows) {
      assert.deepEqual(others, [], promise);
      const read = proofs.filter((one) => one.promise === promise).length;
      assert.ok(read > 0, `no proof: ${promise}`);
      assert.equal(read, proof?.split('<br>').length, `a proof that cannot be read: ${promise}`);
    }
  });

  for (const {path, suite, test} of proofs) {
    it(`names a test that exists: ${path.slice(3)} ${suite} › ${test}`, () => {
      const file = new URL(path, docs);
      assert.ok(existsSync(file), path);
      const source = readFileSync(file, 'utf8');
      assert.ok(has(source, 'describe', suite), `no such suite: ${suite}`);
      assert.ok(has(source, 'it', test), `no such test: ${test}`);
    });
  }

  it('names a test of every file that holds one up', () => {
    for (const file of [
      'scope',
      'tokens',
      'tickets',
      'hostile-urls',
      'hostile-headers',
      'hostile-answers',
      'hostile-fetch',
      'cors',
      'recordings',
      'rewriting',
      'privacy',
      'operations',
      'streams',
      'load',
    ]) {
      assert.ok(
        proofs.some(({path}) => path.endsWith(`/proxy/${file}.node-test.ts`)),
        file,
      );
    }
  });
});
