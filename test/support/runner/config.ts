/** The whole configuration of @web/test-runner; web-test-runner.config.mjs only enables TypeScript. */
import process from 'node:process';
import {defaultReporter, type TestRunnerConfig} from '@web/test-runner';
import {root} from '../../../scripts/sources.js';
import {commands} from './commands.js';
import {demo} from './demo.js';
import {findEngines} from './engines.js';
import {freePort} from './processes.js';
import {scriptedHttp} from './scripted-http.js';
import {typescript} from './typescript.js';

type Middleware = NonNullable<TestRunnerConfig['middleware']>[number];

const scripted = (): Middleware => {
  const serve = scriptedHttp();
  return async (context, next) => {
    if (!serve(context.req, context.res)) return next() as Promise<void>;
    context.respond = false; // it writes the answer itself, down to a dropped connection
    context.status = 200; // Koa starts with 404, which the test runner would report
  };
};

const testPage = (testFramework: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Tests</title></head>
<body><script type="module" src="${testFramework}"></script></body>
</html>`;

export const createConfig = async (api = demo()): Promise<TestRunnerConfig> => ({
  rootDir: root,
  files: ['test/**/*.test.ts'],
  hostname: '127.0.0.1',
  port: await freePort(),
  browsers: findEngines().launchers,
  concurrentBrowsers: 3,
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  nodeResolve: {exportConditions: ['development', 'browser']},
  plugins: [typescript(root), commands(), api.plugin],
  middleware: [scripted(), ...api.middleware],
  testRunnerHtml: testPage,
  testFramework: {config: {ui: 'bdd', timeout: '15000', forbidOnly: process.env['CI'] !== undefined}},
  // Lit logs at every load that it is the development build. The build is deliberate: it also warns of real mistakes.
  filterBrowserLogs: ({args}) => !args.some((arg) => String(arg).includes('Lit is in dev mode')),
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: process.stdout.isTTY})],
});
