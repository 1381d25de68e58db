/** Runs the browser tests (`*.test.ts`) in every engine, by @web/test-runner. */
import {startTestRunner} from '@web/test-runner';
import type {TestSession, TestSuiteResult} from '@web/test-runner';
import {createConfig} from '../../test/support/runner/config.js';
import {allEnginesRequired, engineNames, findEngines} from '../../test/support/runner/engines.js';
import type {Sum} from './sum.js';

interface Count {
  passed: number;
  failed: number;
  readonly skipped: string[];
}

const addSuite = (count: Count, suite: TestSuiteResult): void => {
  for (const test of suite.tests) {
    if (test.skipped) count.skipped.push([suite.name, test.name].filter(Boolean).join(' > '));
    else if (test.passed) count.passed++;
    else count.failed++;
  }
  for (const inner of suite.suites) addSuite(count, inner);
};

/** A file that failed to run, or failed outside its tests, counts as one failure. */
const countOf = (sessions: readonly TestSession[]): Count => {
  const count: Count = {passed: 0, failed: 0, skipped: []};
  for (const session of sessions) {
    const before = count.failed;
    if (session.testResults) addSuite(count, session.testResults);
    if (!session.passed && count.failed === before) count.failed++;
  }
  return count;
};

export const runBrowserTests = async (files: readonly string[]): Promise<Sum> => {
  const runner = await startTestRunner({
    config: {...(await createConfig()), files: [...files]},
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (runner === undefined) throw new Error('The browser tests did not start.');
  const passed = await new Promise<boolean>((resolve) => {
    runner.on('stopped', resolve);
  });
  const sessions = [...runner.sessions.all()];
  const total = countOf(sessions);
  const {skipped} = findEngines();
  for (const engine of engineNames) {
    const own = sessions.filter(({browser}) => browser.name === engine);
    const count = countOf(own);
    for (const name of new Set(count.skipped)) console.log(`${engine}: skipped: ${name}`);
    const why = skipped.includes(engine) ? 'it is not installed' : 'AGNI_ENGINES leaves it out';
    console.log(
      own.length === 0
        ? `${engine}: skipped, ${why}.`
        : `${engine}: ${count.passed} passed, ${count.failed} failed, ${count.skipped.length} skipped`,
    );
    // An engine that started and ran no test has tested nothing, whatever it reports.
    if (count.passed + count.failed === 0 && (own.length > 0 || allEnginesRequired())) {
      console.error(`${engine} ran no test at all.`);
      total.failed++;
    }
  }
  if (!passed && total.failed === 0) total.failed = 1;
  return total;
};
