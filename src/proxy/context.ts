import {pathTo} from '../vendors/path.js';
import type {Route} from '../vendors/contract.js';
import {refuse, type Answer} from './answer.js';
import {readJson, type ReadJson} from './body.js';
import {type Bytes} from './bytes.js';
import {readData} from './data.js';
import type {Share} from './single-flight.js';
import type {Incoming} from './incoming.js';
import type {Upward} from './match.js';
import type {Settings} from './config.js';
import type {Sent} from './upstream.js';

/** What a request has come to. */
export interface Passage {
  readonly config: Settings;
  readonly share: Share;
  readonly incoming: Incoming;
  /** When its answer has to be there. */
  readonly until: number;
  /** Tells the host of an error that nobody else hears of. */
  readonly failed: (error: unknown) => void;
}

/** Milliseconds in which nothing more is begun. */
const soon = 20;

export const isAnswer = (result: object): result is Answer => 'status' in result;

/**
 * A vendor's answer. Its bytes are shared by those who ask for the very same with the very same credentials, of both
 * kinds.
 */
export async function data(
  {config, share, until, incoming: {header, gone}}: Passage,
  upward: Upward,
  key: Sent,
): Promise<Bytes | Answer> {
  const own = ['authorization', 'cookie'].map((name) => header(name) ?? '');
  const {method, url, body} = upward;
  const headers: Sent = Object.assign(
    {accept: 'application/json'},
    method === 'POST' && {'content-type': 'application/json'},
    key,
  );
  const name = JSON.stringify([method, url, body ?? '', Object.values(key), ...own]);
  for (;;) {
    const answer = await share(name, gone, (leaving) =>
      readData(config, {method, url, body, headers, gone: leaving, until}),
    );
    // Whoever asked first had less time: theirs is over, not this one's.
    const early = isAnswer(answer) && answer.code === 'upstream-timeout' && until - performance.now() > soon;
    if (!early || gone.left) return answer;
  }
}

/** A vendor's JSON, read for one who asks: what that one may not see will be taken out of the value. */
export async function json(passage: Passage, route: Route, id: string, key: Sent): Promise<ReadJson | Answer> {
  const bytes = await data(passage, {method: 'GET', url: passage.config.baseUrl + pathTo(route, id)}, key);
  return isAnswer(bytes) ? bytes : parsed(passage.config, bytes);
}

export function parsed({platform}: Settings, bytes: Bytes): ReadJson | Answer {
  const read = readJson(bytes, platform);
  return read === 'not-json' ? refuse(502, 'upstream-not-json') : read;
}
