/**
 * All tests, on the sources: the browser tests (`*.test.ts`), then Node's (`*.node-test.ts`). The last line is `N
 * passed, N failed`. `browser` or `node` as the first argument runs one kind; file names after it run these files.
 */
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {spawn} from 'node:child_process';
import {startTestRunner} from '@web/test-runner';
import type {TestSession, TestSuiteResult} from '@web/test-runner';
import {createConfig} from '../test/support/runner/config.js';
import {allEnginesRequired, engineNames, findEngines} from '../test/support/runner/engines.js';
import {root} from './sources.js';

interface Sum {
  passed: number;
  failed: number;
  skipped: string[];
}

const [kind, ...named] = process.argv.slice(2);

const filesEnding = (ending: string): string[] => {
  const all = readdirSync(path.join(root, 'test'), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join('test', ...name.split(path.sep)))
    .sort();
  const wanted = named.map((name) => path.posix.normalize(name));
  return wanted.length === 0
    ? all
    : all.filter((file) => wanted.some((name) => file === name || file.startsWith(`${name}/`)));
};

const addSuite = (sum: Sum, suite: TestSuiteResult): void => {
  for (const test of suite.tests) {
    if (test.skipped) sum.skipped.push([suite.name, test.name].filter(Boolean).join(' > '));
    else if (test.passed) sum.passed++;
    else sum.failed++;
  }
  for (const inner of suite.suites) addSuite(sum, inner);
};

/** A file that could not run, or broke outside its tests, counts as one failure. */
const sumOf = (sessions: readonly TestSession[]): Sum => {
  const sum: Sum = {passed: 0, failed: 0, skipped: []};
  for (const session of sessions) {
    const before = sum.failed;
    if (session.testResults) addSuite(sum, session.testResults);
    if (!session.passed && sum.failed === before) sum.failed++;
  }
  return sum;
};

const runBrowserTests = async (files: string[]): Promise<Sum> => {
  const runner = await startTestRunner({
    config: {...(await createConfig()), files},
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (runner === undefined) throw new Error('The browser tests did not start.');
  const passed = await new Promise<boolean>((resolve) => {
    runner.on('stopped', resolve);
  });
  const sessions = [...runner.sessions.all()];
  const total = sumOf(sessions);
  const {skipped} = findEngines();
  for (const engine of engineNames) {
    const own = sessions.filter(({browser}) => browser.name === engine);
    const sum = sumOf(own);
    for (const name of new Set(sum.skipped)) console.log(`${engine}: skipped: ${name}`);
    const why = skipped.includes(engine) ? 'it is not installed' : 'AGNI_ENGINES leaves it out';
    console.log(
      own.length === 0
        ? `${engine}: skipped, ${why}.`
        : `${engine}: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped.length} skipped`,
    );
    // An engine that was asked and ran nothing has tested nothing, whatever it says.
    if (sum.passed + sum.failed === 0 && (own.length > 0 || allEnginesRequired())) {
      console.error(`${engine} ran no test at all.`);
      total.failed++;
    }
  }
  if (!passed && total.failed === 0) total.failed = 1;
  return total;
};

const runNodeTests = async (files: string[]): Promise<Sum> => {
  const report = path.join(mkdtempSync(path.join(tmpdir(), 'agni-')), 'sums.json');
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${path.join(root, 'scripts/sum-reporter.mjs')}`,
    `--test-reporter-destination=${report}`,
  ];
  const child = spawn(process.execPath, ['--import', 'tsx', ...reporters, '--test', ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('exit', resolve);
  });
  const counted = existsSync(report) ? readFileSync(report, 'utf8') : '';
  // nothing counted: it broke off
  const sum = JSON.parse(counted || '{"passed": 0, "failed": 1, "skipped": []}') as Sum;
  rmSync(path.dirname(report), {recursive: true});
  for (const name of sum.skipped) console.log(`Node: skipped: ${name}`);
  if (code !== 0 && sum.failed === 0) sum.failed = 1;
  return sum;
};

// Every browser goes when this process goes; a signal alone would not let it say so.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.once(signal, () => process.exit(code));

const sums: Sum[] = [];
const browserTests = kind === 'node' ? [] : filesEnding('.test.ts');
const nodeTests = kind === 'browser' ? [] : filesEnding('.node-test.ts');
if (browserTests.length > 0) sums.push(await runBrowserTests(browserTests));
if (nodeTests.length > 0) sums.push(await runNodeTests(nodeTests));
const passed = sums.reduce((sum, one) => sum + one.passed, 0);
const failed = sums.reduce((sum, one) => sum + one.failed, 0);
if (passed + failed === 0) console.error('No test ran.');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
