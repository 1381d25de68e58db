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

/** One request on its way through the proxy. */
export interface RequestContext {
  readonly config: ProxyConfig;
  readonly share: SingleFlight;
  readonly incoming: Incoming;
  /** The deadline for its answer, on the clock of `performance.now()`. */
  readonly until: number;
  /** Reports an error to the host; answers never quote it. */
  readonly reportError: (error: unknown) => void;
}

/** Milliseconds; with less time left, another attempt cannot succeed. */
const tooShort = 20;

export const isAnswer = (result: object): result is Answer => 'status' in result;

/**
 * The bytes of a vendor's answer. Equal requests with equal credentials, the client's and the vendor's, share one
 * upstream request.
 */
export async function readBytesOf(
  {config, share, until, incoming: {header, gone}}: RequestContext,
  request: UpstreamRequest,
  key: HeaderFields,
): Promise<Bytes | Answer> {
  const clientCredentials = ['authorization', 'cookie'].map((name) => header(name) ?? '');
  const {method, url, body} = request;
  const headers: HeaderFields = Object.assign(
    {accept: 'application/json'},
    method === 'POST' && {'content-type': 'application/json'},
    key,
  );
  const name = JSON.stringify([method, url, body ?? '', Object.values(key), ...clientCredentials]);
  for (;;) {
    const answer = await share(name, gone, (cancellation) =>
      readData(config, {method, url, body, headers, gone: cancellation, until}),
    );
    // The time-out may be that of the request that started the shared run, which had less time left.
    const timedOutEarly =
      isAnswer(answer) && answer.code === 'upstream-timeout' && until - performance.now() > tooShort;
    if (!timedOutEarly || gone.cancelled) return answer;
  }
}

/** A vendor's JSON, parseBody for each request, since redaction changes the value. */
export async function readJsonOf(
  context: RequestContext,
  route: Route,
  id: string,
  key: HeaderFields,
): Promise<ReadJson | Answer> {
  const bytes = await readBytesOf(context, {method: 'GET', url: context.config.baseUrl + pathTo(route, id)}, key);
  return isAnswer(bytes) ? bytes : parseBody(context.config, bytes);
}

export function parseBody({platform}: ProxyConfig, bytes: Bytes): ReadJson | Answer {
  const read = readJson(bytes, platform);
  return read === 'not-json' ? refuse(502, 'upstream-not-json') : read;
}
