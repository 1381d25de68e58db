/**
 * The demo's API on the origin of the test pages: the mock vendor behind the proxy at `/agni`, with faults at
 * `/faults/{name}/agni`.
 */
import {getRequestListener} from '@hono/node-server';
import type {TestRunnerConfig, TestRunnerPlugin} from '@web/test-runner';
import {demoHandler, type DemoUpstream} from '../../../demo/server/api.js';

/**
 * Middleware, because a plugin's own runs after the files; also a plugin, because plugins are notified of the end. The
 * first request starts it.
 */
export const demo = (): Required<Pick<TestRunnerConfig, 'middleware'>> & {plugin: TestRunnerPlugin} => {
  let starting: Promise<DemoUpstream> | undefined;
  return {
    middleware: [
      async (context, next) => {
        if (!/^\/(?:agni|faults\/[^/]+\/agni)\//.test(context.path)) return next() as Promise<void>;
        starting ??= demoHandler();
        const {handler} = await starting;
        context.respond = false;
        context.status = 200; // Koa starts with 404
        await getRequestListener(handler, {overrideGlobalObjects: false})(context.req, context.res);
      },
    ],
    plugin: {name: 'agni-demo', serverStop: async () => (await starting)?.close()},
  };
};
