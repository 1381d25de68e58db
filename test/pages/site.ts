/**
 * The demo as `npm start` serves it, on a port of its own: with keys the test knows, and with the same calls on every
 * day.
 */
import type {AddressInfo} from 'node:net';
import {getRequestListener} from '@hono/node-server';
import {createServer, type Plugin} from 'vite';
import {temporaryFolder} from '../../scripts/temporary.js';
import {pages as linked} from '../../demo/site.js';
import {demoHandler} from '../../demo/server/api.js';
import config from '../../vite.config.js';

/** A Thursday noon; the calls lead up to it. */
export const now = Date.parse('2026-06-11T12:00:00Z');

export interface Site {
  readonly url: string;
  /** What must never reach a page. */
  readonly secrets: readonly string[];
  readonly close: () => Promise<void>;
}

export const pages = ['/', ...linked.map(([, href]) => href)] as const;

export const startSite = async (...more: readonly Plugin[]): Promise<Site> => {
  const upstream = await demoHandler({now});
  const cache = temporaryFolder(); // two servers that find packages at the same time would write over one another
  const listen = getRequestListener(upstream.handler, {overrideGlobalObjects: false});
  const api: Plugin = {
    name: 'agni-known-demo-api',
    configureServer: ({middlewares}) => {
      middlewares.use((request, response, next) => {
        if (upstream.serves(request.url ?? '')) void listen(request, response);
        else next();
      });
    },
  };
  const own = await config({command: 'serve', mode: 'development'});
  const plugins = (own.plugins ?? []).filter(
    (plugin) => !(plugin && 'name' in plugin && plugin.name === 'agni-demo-api'),
  );
  const server = await createServer({
    ...own,
    configFile: false,
    logLevel: 'error',
    cacheDir: cache.folder,
    plugins: [...plugins, api, ...more],
    server: {...own.server, port: 0, watch: null}, // an edited file would reload a page in the middle of its test
  });
  await server.listen();
  return {
    url: `http://127.0.0.1:${(server.httpServer?.address() as AddressInfo).port}`,
    secrets: upstream.secrets,
    close: async () => {
      await server.close();
      await upstream.close();
      cache.remove();
    },
  };
};
