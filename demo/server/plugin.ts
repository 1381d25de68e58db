import {getRequestListener} from '@hono/node-server';
import type {Plugin, PreviewServer, ViteDevServer} from 'vite';
import type {DemoApiOptions, DemoUpstream} from './api.js';
import {demoHandler} from './api.js';

/**
 * Serves the demo's APIs on Vite's own origin: the mock vendors, or the real ones with a key, behind proxies at `/agni`
 * and `/zudu`; and below `/faults/{name}` with a fault.
 */
export function demoApi(options: DemoApiOptions = {}): Plugin {
  const mount = async ({middlewares, httpServer}: ViteDevServer | PreviewServer) => {
    const upstream: DemoUpstream = await demoHandler(options);
    httpServer?.once('close', () => void upstream.close());
    // Vite's process keeps its own Request and Response.
    const answer = getRequestListener(upstream.handler, {overrideGlobalObjects: false});
    middlewares.use((request, response, next) => {
      if (upstream.serves(request.url ?? '')) void answer(request, response);
      else next();
    });
  };
  return {name: 'agni-demo-api', configureServer: mount, configurePreviewServer: mount};
}
