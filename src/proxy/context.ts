import {pathTo} from '../vendors/path.js';
import type {Route} from '../vendors/contract.js';
import {refuse, type Answer} from './answer.js';
import {readJson, type ReadJson} from './body.js';
import {type Bytes} from './bytes.js';
import {readData} from './data.js';
import type {SingleFlight} from './single-flight.js';
import type {Incoming} from './incoming.js';
import type {UpstreamRequest} from './match.js';
import type {ProxyConfig} from './config.js';
import type {HeaderFields} from './upstream.js';

/** What belongs to one request on its way through the proxy. */
export interface RequestContext {
  readonly config: ProxyConfig;
  readonly share: SingleFlight;
  readonly incoming: Incoming;
  /** When its answer has to be there. */
  readonly until: number;
  /** Reports to the host an error that no answer mentions. */
  readonly reportError: (error: unknown) => void;
}

/** Milliseconds in which no further attempt could succeed. */
const tooShort = 20;

export const isAnswer = (result: object): result is Answer => 'status' in result;

/**
 * The bytes of a vendor's answer. Requests for the very same thing with the very same credentials, the client's and the
 * vendor's, share them.
 */
export async function readBytesOf(
  {config, share, until, incoming: {header, gone}}: RequestContext,
  upward: UpstreamRequest,
  key: HeaderFields,
): Promise<Bytes | Answer> {
  const own = ['authorization', 'cookie'].map((name) => header(name) ?? '');
  const {method, url, body} = upward;
  const headers: HeaderFields = Object.assign(
    {accept: 'application/json'},
    method === 'POST' && {'content-type': 'application/json'},
    key,
  );
  const name = JSON.stringify([method, url, body ?? '', Object.values(key), ...own]);
  for (;;) {
    const answer = await share(name, gone, (cancellation) =>
      readData(config, {method, url, body, headers, gone: cancellation, until}),
    );
    // The request that began the shared run had less time: its time is over, not this one's.
    const early = isAnswer(answer) && answer.code === 'upstream-timeout' && until - performance.now() > tooShort;
    if (!early || gone.cancelled) return answer;
  }
}

/** A vendor's JSON, parsed anew for each request, which may change the value. */
export async function readJsonOf(
  context: RequestContext,
  route: Route,
  id: string,
  key: HeaderFields,
): Promise<ReadJson | Answer> {
  const bytes = await readBytesOf(context, {method: 'GET', url: context.config.baseUrl + pathTo(route, id)}, key);
  return isAnswer(bytes) ? bytes : parsed(context.config, bytes);
}

export function parsed({platform}: ProxyConfig, bytes: Bytes): ReadJson | Answer {
  const read = readJson(bytes, platform);
  return read === 'not-json' ? refuse(502, 'upstream-not-json') : read;
}
