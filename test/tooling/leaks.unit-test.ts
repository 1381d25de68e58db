import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../../scripts/sources.js';
import {leaksIn} from './leaks.js';

const inGit = existsSync(path.join(root, '.git'));

describe('the files of the project', () => {
  it('give away no place of this machine and no secret', {skip: !inGit && 'not a Git checkout'}, () => {
    const files = execFileSync('git', ['ls-files', '-z'], {cwd: root, encoding: 'utf8'}).split('\0').filter(Boolean);
    const leaks = files
      .filter((file) => existsSync(path.join(root, file)) && !/\.(?:png|wav|jpe?g|webp|woff2)$/.test(file))
      .flatMap((file) => leaksIn(readFileSync(path.join(root, file), 'utf8')).map((leak) => `${file}: ${leak}`));
    assert.deepEqual(leaks, []);
  });

  it('are looked through by something that finds', () => {
    assert.deepEqual(leaksIn('see /somewhere/else/file.ts', ['/somewhere/else/']), ['/somewhere/else/']);
    assert.equal(leaksIn(`'X-API-Key': '${'a1'.repeat(12)}'`).length, 1);
    assert.equal(leaksIn(`sk-live-${'x'.repeat(20)}`).length, 1);
    assert.deepEqual(leaksIn("headers: {'x-api-key': key}"), []);
  });
});
