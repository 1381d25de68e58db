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

/** What a request has come to. */
export interface RequestContext {
  readonly config: ProxyConfig;
  readonly share: SingleFlight;
  readonly incoming: Incoming;
  /** When its answer has to be there. */
  readonly until: number;
  /** Tells the host of an error that nobody else hears of. */
  readonly reportError: (error: unknown) => void;
}

/** Milliseconds in which nothing more is begun. */
const tooShort = 20;

export const isAnswer = (result: object): result is Answer => 'status' in result;

/**
 * A vendor's answer. Its bytes are shared by those who ask for the very same with the very same credentials, of both
 * kinds.
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
    // Whoever asked first had less time: theirs is over, not this one's.
    const early = isAnswer(answer) && answer.code === 'upstream-timeout' && until - performance.now() > tooShort;
    if (!early || gone.cancelled) return answer;
  }
}

/** A vendor's JSON, read for one who asks: what that one may not see will be taken out of the value. */
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
