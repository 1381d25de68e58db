/** The demo's API over real HTTP: the mock vendor on a server of its own, and the proxy in front of it. */
import {randomBytes} from 'node:crypto';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {createProxy} from '../../src/proxy/index.js';
import type {AgniMockOptions} from '../mock/agni.js';
import {createAgniMock} from '../mock/agni.js';
import type {Handler} from '../mock/faults.js';
import {isFaultName, namedFaults, withFaults} from '../mock/faults.js';

export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a handler on a free port of this machine only. */
export async function listen(handler: Handler): Promise<Listening> {
  const server = createAdaptorServer({fetch: handler, overrideGlobalObjects: false});
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve, reject) => {
      server.close(error => (error ? reject(error) : resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
    }),
  };
}

/** The demo has no users to tell apart, but it answers its own pages only: another site's request says so (Fetch Metadata). */
function ownPages(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

/** A running mock and the proxy in front of it. */
export interface DemoUpstream {
  /** Serves `/agni/…`, and `/faults/{name}/agni/…` the same with something wrong; 404 elsewhere. */
  readonly handler: Handler;
  /** Whether a path is the handler's. */
  readonly serves: (path: string) => boolean;
  readonly mockUrl: string;
  readonly key: string;
  readonly close: () => Promise<void>;
}

export type DemoApiOptions = Omit<AgniMockOptions, 'key'>;

/** Starts the mock. The key is new each time and never leaves this process. */
export async function demoHandler(options: DemoApiOptions = {}): Promise<DemoUpstream> {
  const key = `demo-${randomBytes(18).toString('base64url')}`;
  const mock = await listen(createAgniMock({...options, key}));
  const proxyAt = (basePath: string): Handler =>
    createProxy({vendor: 'agni', credentials: key, authorize: ownPages, baseUrl: mock.url, basePath});
  const mounts = new Map<string, Handler>([['/agni', proxyAt('/agni')]]);
  for (const name of Object.keys(namedFaults).filter(isFaultName)) {
    // Outside the proxy, so that what is asked for is what the page gets: the proxy would mend some of it.
    mounts.set(`/faults/${name}/agni`, withFaults(proxyAt(`/faults/${name}/agni`), namedFaults[name]));
  }
  const mounted = (path: string) => [...mounts].find(([base]) => path.startsWith(`${base}/`))?.[1];
  return {
    handler: async request => mounted(new URL(request.url).pathname)?.(request) ?? new Response('Not found', {status: 404}),
    serves: path => mounted(path) !== undefined,
    mockUrl: mock.url,
    key,
    close: mock.close,
  };
}

/** A running mock, its proxy and the server they are asked at: a page's `endpoint` is the `url` with `/agni` behind it. */
export interface DemoApi extends Listening {
  readonly mockUrl: string;
  readonly key: string;
}

/** The demo's API on a server of its own, for tests and benches. */
export async function startDemoApi(options: DemoApiOptions = {}): Promise<DemoApi> {
  const {handler, mockUrl, key, close} = await demoHandler(options);
  const front = await listen(handler);
  return {
    url: front.url,
    mockUrl,
    key,
    close: async () => {
      await front.close();
      await close();
    },
  };
}
