/** Serves the bench's pages and, on the same origin, the demo's API: the mock vendor behind the proxy. */
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {demoHandler, listen, type Listening} from '../demo/server/api.js';
import {html, isPageName, type PageName, type Preloads} from './pages.js';

/** The source of a list's answer: the API over HTTP, or the page itself. */
export type Source = 'HTTP' | 'page';

export const addressOf = (base: string, name: PageName, size: number, source: Source): string =>
  `${base}/${name}?size=${size}&from=${source}`;

const send = (type: string, body: string): Response =>
  new Response(body, {headers: {'content-type': `text/${type}; charset=utf-8`, 'cache-control': 'no-store'}});

/** @param count How many calls the mock has. */
export const serve = async (folder: string, preloads: Preloads, count: number): Promise<Listening> => {
  const upstream = await demoHandler({count});
  const kept = new Map<string, string>();
  const answer = async (size: string): Promise<string> => {
    const found = kept.get(size);
    if (found !== undefined) return found;
    const response = await upstream.handler(
      new Request(`http://127.0.0.1/agni/api/v1/calling/call-sessions?page_size=${size}`),
    );
    if (!response.ok) throw new Error(`The demo's API answered ${response.status}.`);
    const text = await response.text();
    kept.set(size, text);
    return text;
  };
  const front = await listen(async (request) => {
    const {pathname, searchParams} = new URL(request.url);
    if (upstream.serves(pathname)) return upstream.handler(request);
    const size = searchParams.get('size') ?? '';
    const name = pathname.slice(1);
    const given = searchParams.get('from') === 'page' ? await answer(size) : undefined;
    if (isPageName(name)) return send('html', html(name, preloads[name], given));
    if (pathname === '/blank')
      return send('html', '<!doctype html><title>Blank</title><link rel="icon" href="data:,">');
    if (pathname === '/answer') return send('plain', await answer(size));
    const file = path.join(folder, pathname);
    if (/^[\w/-]+\.js$/.test(pathname) && existsSync(file)) return send('javascript', readFileSync(file, 'utf8'));
    return new Response('Not found', {status: 404});
  });
  return {
    url: front.url,
    close: async () => {
      await front.close();
      await upstream.close();
    },
  };
};
