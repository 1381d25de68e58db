import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../../scripts/sources.js';

const inGit = existsSync(path.join(root, '.git'));

describe('the files of src', () => {
  const lengths = readdirSync(path.join(root, 'src'), {recursive: true, encoding: 'utf8'})
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !name.startsWith('frameworks/'))
    .map(
      (name) =>
        [
          name,
          readFileSync(path.join(root, 'src', name), 'utf8')
            .trimEnd()
            .split('\n').length,
        ] as const,
    );

  it('are no longer than 250 lines', () => {
    assert.deepEqual(
      lengths.filter(([, length]) => length > 250),
      [],
    );
  });

  it('are no shorter than 10 lines, but for the doors', () => {
    const isDoor = (name: string): boolean => /^define\/|(?:^|\/)(?:index|define)\.ts$/.test(name);
    assert.deepEqual(
      lengths.filter(([name, length]) => length < 10 && !isDoor(name)),
      [],
    );
  });
});

describe('the formatter', () => {
  it('is nowhere told to look away', {skip: !inGit && 'not a Git checkout'}, () => {
    const files = execFileSync('git', ['ls-files', '-z'], {cwd: root, encoding: 'utf8'}).split('\0').filter(Boolean);
    const ignored = files.filter(
      (file) =>
        /\.(?:[cm]?[jt]sx?|html|css|vue|md|json)$/.test(file) &&
        existsSync(path.join(root, file)) &&
        readFileSync(path.join(root, file), 'utf8').includes(['prettier', 'ignore'].join('-')),
    );
    assert.deepEqual(ignored, []);
  });
});
