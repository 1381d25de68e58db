/** Runs tests in `node:test`: unit tests all in one process, Node tests in one process per file. */
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {root} from '../sources.js';
import {added, type Sum} from './sum.js';

/** A Node test mostly waits: for a child process, a browser, a time-out. So one more runs than there are free cores. */
const concurrency = 2;

const nodeTest = async (name: string, args: readonly string[]): Promise<Sum> => {
  const report = path.join(mkdtempSync(path.join(tmpdir(), 'agni-')), 'sums.json');
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${path.join(root, 'scripts/test/sum-reporter.mjs')}`,
    `--test-reporter-destination=${report}`,
  ];
  const child = spawn(process.execPath, ['--import', 'tsx', ...reporters, ...args], {cwd: root, stdio: 'inherit'});
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('exit', resolve);
  });
  const counted = existsSync(report) ? readFileSync(report, 'utf8') : '';
  rmSync(path.dirname(report), {recursive: true});
  // No counts: the run broke off.
  const {passed, failed, skipped} = JSON.parse(counted || '{"passed": 0, "failed": 1, "skipped": []}') as Sum & {
    skipped: readonly string[];
  };
  for (const test of skipped) console.log(`${name}: skipped: ${test}`);
  console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  return {passed, failed: code !== 0 && failed === 0 ? 1 : failed};
};

/** Files that measure memory, or a thousand connections: tests beside them would distort the measurement. */
const alone = (file: string): boolean => file.endsWith('/load.node-test.ts');

export const runNodeTests = async (files: readonly string[]): Promise<Sum> => {
  const sums: Sum[] = [];
  const beside = files.filter((file) => !alone(file));
  if (beside.length > 0) sums.push(await nodeTest('Node', [`--test-concurrency=${concurrency}`, '--test', ...beside]));
  const others = files.filter((file) => alone(file));
  if (others.length > 0) sums.push(await nodeTest('Node, alone', ['--test-concurrency=1', '--test', ...others]));
  return added(sums);
};

export const runUnitTests = async (files: readonly string[]): Promise<Sum> =>
  nodeTest('Unit', [path.join(root, 'scripts/test/unit.ts'), ...files]);
