/** Every page of the demo in every engine: it shows calls, and a chosen call is opened. */
import assert from 'node:assert/strict';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {after, before, describe, it} from 'node:test';
import type {BrowserLauncher, TestRunnerCoreConfig} from '@web/test-runner';
import type {Plugin} from 'vite';
import {root} from '../../scripts/sources.js';
import {engineNames, findEngines} from '../support/runner/engines.js';
import type {Seen} from './check.js';
import {pages, startSite, type Site} from './site.js';

let site: Site;
let told: (seen: readonly Seen[] | string) => void = () => undefined;

/** The page that opens the others in a frame, and where it tells what it saw. */
const checking: Plugin = {
  name: 'agni-check',
  configureServer: ({middlewares}) => {
    middlewares.use('/__check/report', (request, response) => {
      void text(request).then((body) => {
        told(JSON.parse(body) as readonly Seen[] | string);
        response.end();
      });
    });
    middlewares.use('/__check/', (_, response) => {
      const script = `/@fs${path.join(root, 'test/pages/check.ts')}`;
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(
          `<!doctype html><html lang="en"><title>Check</title><body><script type="module" src="${script}"></script></body></html>`,
        );
    });
  },
};

before(async () => {
  site = await startSite(checking);
});
after(() => site.close());

const look = async (launcher: BrowserLauncher): Promise<readonly Seen[]> => {
  const address = new URL('/__check/', site.url);
  for (const page of pages) address.searchParams.append('page', page);
  const seen = new Promise<readonly Seen[] | string>((resolve) => {
    told = resolve;
  });
  // What the launchers of the test runner read of its configuration.
  await launcher.initialize?.(
    {browserStartTimeout: 60_000, rootDir: root, coverage: false} as unknown as TestRunnerCoreConfig,
    [],
  );
  try {
    await launcher.startSession('pages', address.href);
    const answer = await seen;
    if (typeof answer === 'string') throw new Error(answer);
    return answer;
  } finally {
    await launcher.stop?.();
  }
};

const {launchers, skipped} = findEngines(); // throws where all are required and one is missing

for (const name of engineNames) {
  const launcher = launchers.find((one) => one.name === name);
  const why = skipped.includes(name) ? `${name} is not installed` : `AGNI_ENGINES leaves ${name} out`;
  describe(`in ${name}`, {skip: launcher === undefined && why}, () => {
    let seen: readonly Seen[] = [];
    before(
      async () => {
        if (launcher) seen = await look(launcher);
      },
      {timeout: 180_000},
    );

    for (const page of pages) {
      it(`${page} shows calls${page === '/' ? '' : ', and opens one'}`, () => {
        const found = seen.find((one) => one.path === page);
        assert.ok(found);
        assert.ok(found.rows >= 5);
        assert.equal(found.opened, page === '/' ? undefined : true);
        assert.deepEqual(found.troubles, []);
      });

      it(`${page} fits 320 px`, () => {
        assert.equal(seen.find((one) => one.path === page)?.overflow, 0);
      });
    }
  });
}
