/** docs/guides/unit-tests.md, as it is written, and what else a host's tests do, in Vitest with jsdom and with happy-dom. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {after, before, describe, it} from 'node:test';
import {buildScripts} from '../../scripts/build.js';
import {packageName, root} from '../../scripts/sources.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {start} from './program.js';
import {unpack} from './snippets.js';

const temporary = temporaryFolder();
const app = temporary.folder;

before(async () => {
  // As installed: Vitest leaves what is below node_modules to Node, which reads the built files.
  unpack('unit-tests', app);
  const own = path.join(app, 'node_modules', packageName);
  await buildScripts(path.join(own, 'dist'));
  cpSync(path.join(root, 'package.json'), path.join(own, 'package.json'));
  cpSync(path.join(root, 'test/guides/hosts/elements.spec.ts'), path.join(app, 'elements.spec.ts'));
});
after(() => {
  temporary.remove();
});

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {readonly assertionResults: readonly {fullName: string; status: string}[]}[];
}

/** Runs a file. Vitest ends with an error when a test fails, and when an error or a rejection is nobody's. */
const vitest = async (environment: string, file: string): Promise<{report: Report; said: string}> => {
  const to = path.join(app, `${environment}-${file}.json`);
  writeFileSync(to, '{}');
  const command = ['run', file, `--environment=${environment}`, '--reporter=default', '--reporter=json'];
  const program = start(
    process.execPath,
    [path.join(root, 'node_modules/vitest/vitest.mjs'), ...command, `--outputFile.json=${to}`],
    {cwd: app, env: {NO_COLOR: '1', CI: '1'}},
  );
  await once(program.process, 'close');
  assert.equal(program.process.exitCode, 0, program.said());
  return {report: JSON.parse(readFileSync(to, 'utf8')) as Report, said: program.said()};
};

for (const environment of ['jsdom', 'happy-dom']) {
  describe(`a host’s tests in ${environment}`, () => {
    it('pass as the guide writes them', {timeout: 60_000}, async () => {
      const {report} = await vitest(environment, 'calls.test.js');
      assert.deepEqual([report.numPassedTests, report.numFailedTests], [2, 0]);
    });

    it('mount, change, use and remove every element, with no error that is nobody’s', {timeout: 60_000}, async () => {
      const {report, said} = await vitest(environment, 'elements.spec.ts');
      assert.equal(report.numFailedTests, 0);
      assert.ok(report.numPassedTests > 30, `${report.numPassedTests} passed`);
      assert.doesNotMatch(said, /Unhandled|not implemented/i);
    });
  });
}
