/** The demo's APIs over real HTTP: a server for each mock vendor, and a proxy in front of it. */
import {randomBytes} from 'node:crypto';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import {baseUrlOf, credentialsOf, keyVariables} from '../../src/cli/keys.js';
import {createProxy, type ProxyOptions, type VendorName} from '../../src/proxy/index.js';
import type {AgniMockOptions} from '../mock/agni.js';
import {createAgniMock} from '../mock/agni.js';
import type {Handler} from '../mock/faults.js';
import {isFaultName, namedFaults, withFaults} from '../mock/faults.js';
import {createZuduMock} from '../mock/zudu.js';

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
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/**
 * The demo has no separate users, but it answers its own pages only; Fetch Metadata identifies other sites' requests.
 */
function ownPages(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

/** The running mocks and the proxies in front of them. */
export interface DemoUpstream {
  /** Serves `/agni/…` and `/zudu/…`, and below `/faults/{name}` the same with a fault; 404 elsewhere. */
  readonly handler: Handler;
  /** Whether the handler serves a path. */
  readonly serves: (path: string) => boolean;
  readonly mockUrl: string;
  /** Agni's. */
  readonly key: string;
  /** Every secret that no page may see. */
  readonly secrets: readonly string[];
  readonly close: () => Promise<void>;
}

export interface DemoApiOptions extends Omit<AgniMockOptions, 'key'> {
  /** Real APIs in place of the mocks, by the variables of `npx agni-call-widgets proxy`. Default: none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A vendor's own API, if there is a key for it. */
function realApi(
  env: NonNullable<DemoApiOptions['env']>,
  vendor: VendorName,
): Pick<ProxyOptions, 'credentials' | 'baseUrl'> | undefined {
  if (!keyVariables(vendor).some(([variable]) => env[variable])) return undefined;
  const baseUrl = baseUrlOf(vendor, env);
  return {credentials: credentialsOf(vendor, env), ...(baseUrl !== undefined && {baseUrl})};
}

/** New each time; it never leaves this process. */
const newSecret = (): string => `demo-${randomBytes(18).toString('base64url')}`;

/** The address of the mock's recordings. */
const storageHost = 'storage.example';

/** Starts the mocks. */
export async function demoHandler({env = {}, ...options}: DemoApiOptions = {}): Promise<DemoUpstream> {
  const [key, zuduKey, zuduSecret] = [newSecret(), newSecret(), newSecret()];
  const mock = await listen(createAgniMock({...options, key}));
  const zudu = await listen(
    createZuduMock({...options, key: zuduKey, secret: zuduSecret, publicBase: `https://${storageHost}`}),
  );
  const proxies: Readonly<Record<string, (basePath: string) => Handler>> = {
    agni: (basePath) =>
      createProxy({
        vendor: 'agni',
        authorize: ownPages,
        basePath,
        ...(realApi(env, 'agni') ?? {credentials: key, baseUrl: mock.url}),
      }),
    zudu: (basePath) =>
      createProxy({
        vendor: 'zudu',
        authorize: ownPages,
        basePath,
        ...(realApi(env, 'zudu') ?? {
          credentials: {'X-API-KEY': zuduKey, 'X-API-SECRET': zuduSecret},
          baseUrl: zudu.url,
          // The mock is its own storage, under a name that only this line knows.
          recordingHosts: [storageHost],
          fetch: (url, init) => fetch(url.replace(`https://${storageHost}/`, `${zudu.url}/`), init),
        }),
      }),
  };
  const mounts = new Map<string, Handler>();
  for (const [vendor, proxyAt] of Object.entries(proxies)) {
    mounts.set(`/${vendor}`, proxyAt(`/${vendor}`));
    for (const name of Object.keys(namedFaults).filter(isFaultName)) {
      const base = `/faults/${name}/${vendor}`;
      // Outside the proxy, which would repair some of the faults.
      mounts.set(base, withFaults(proxyAt(base), namedFaults[name]));
    }
  }
  const mounted = (path: string) => [...mounts].find(([base]) => path.startsWith(`${base}/`))?.[1];
  return {
    handler: async (request) =>
      mounted(new URL(request.url).pathname)?.(request) ?? new Response('Not found', {status: 404}),
    serves: (path) => mounted(path) !== undefined,
    mockUrl: mock.url,
    key,
    secrets: [key, zuduKey, zuduSecret],
    close: async () => {
      await mock.close();
      await zudu.close();
    },
  };
}

/** A running mock, its proxy and their server: a page's `endpoint` is the `url` plus `/agni`. */
export interface DemoApi extends Listening, Pick<DemoUpstream, 'mockUrl' | 'key' | 'secrets'> {}

/** The demo's API on a server of its own, for tests and benches. */
export async function startDemoApi(options: DemoApiOptions = {}): Promise<DemoApi> {
  const {handler, mockUrl, key, secrets, close} = await demoHandler(options);
  const front = await listen(handler);
  return {
    url: front.url,
    mockUrl,
    key,
    secrets,
    close: async () => {
      await front.close();
      await close();
    },
  };
}
