/**
 * A mock of the Agni API: its five documented reads, answered from made-up calls. It is a function from Request to
 * Response with no dependency on a platform, so the demo's server, a test's `fetch` and a bench's source are the same
 * function.
 */
import type {MockCall} from './call.js';
import type {Calls} from './calls.js';
import {createCalls} from './calls.js';
import {contacts} from './contacts.js';
import type {Faults, Handler} from './faults.js';
import {withFaults} from './faults.js';
import {BadQuestion, list, ofNumber, whole} from './listing.js';
import {serveRecording} from './range.js';
import {spoken} from './transcript.js';
import {wav} from './wav.js';
import {detail, phoneCall} from './wire.js';

/** The default key of a mock. */
export const mockKey = 'agni-mock-key';

export interface AgniMockOptions {
  /** Number of calls, at most 100,000. */
  readonly count?: number;
  /** Equal seeds tell equal stories. */
  readonly seed?: number;
  /** The key every request must carry; `null` if the mock replaces a proxy, whose pages have no key. */
  readonly key?: string | null;
  /** The end of the calls, in epoch milliseconds. */
  readonly now?: number;
  /** The base of recording addresses. */
  readonly publicBase?: string;
  readonly faults?: Faults;
}

const json = (status: number, body: unknown) => Response.json(body, {status});
const failure = (status: number, message: string) => json(status, {success: false, message});

/** Documented: 20 by default, 100 at most. */
const phonePageSize = {usual: 20, most: 100};

function phoneHistory(calls: Calls, params: URLSearchParams): Response {
  const phone = params.get('phone');
  if (!phone) return failure(400, 'phone is required');
  const page = whole(params, 'page', 1);
  const size = Math.min(whole(params, 'page_size', phonePageSize.usual), phonePageSize.most);
  const all = ofNumber(calls, phone);
  const withTranscripts = params.get('include_transcripts') === 'true';
  return json(200, {
    success: true,
    message: 'call history retrieved successfully',
    phone,
    total_count: all.length,
    page,
    page_size: size,
    calls: all
      .slice((page - 1) * size, page * size)
      .map((index) => phoneCall(calls.call(index), calls.now, withTranscripts)),
  });
}

/** All at once and oldest first: the page documents no order, so clients must not rely on one. */
function contactCalls(calls: Calls, id: string): Response {
  const contact = contacts.find((one) => one.id === id);
  if (!contact) return failure(404, 'contact not found');
  const data = ofNumber(calls, contact.number)
    .reverse()
    .map((index) => calls.call(index).session);
  return json(200, {success: true, message: 'contact calls retrieved successfully', data});
}

function recording(request: Request, call: MockCall | undefined, now: number): Response {
  if (!call?.session.recordingUrl) return failure(404, 'recording not found');
  return serveRecording(request, wav(call.story.seconds, spoken(call, now)), `"${call.id}"`);
}

/** The handler of a path. */
type Answer = (calls: Calls, request: Request, params: URLSearchParams, id: string) => Response;

const routes: readonly (readonly [path: RegExp, answer: Answer])[] = [
  [
    /^\/api\/v1\/calling\/call-sessions$/,
    (calls, _, params) => {
      const callSessions = list(calls, params);
      return json(200, {success: true, message: 'call sessions retrieved successfully', data: {callSessions}});
    },
  ],
  [/^\/api\/v1\/contacts\/([^/]+)\/calls$/, (calls, _request, _params, id) => contactCalls(calls, id)],
  [/^\/api\/v1\/calling\/phone-history$/, (calls, _, params) => phoneHistory(calls, params)],
  [
    /^\/api\/v1\/calling\/call-sessions-detail\/([^/]+)$/,
    (calls, _request, _params, id) => {
      const call = calls.find(id);
      if (!call) return failure(404, 'call session not found');
      return json(200, {success: true, message: 'call session retrieved successfully', data: detail(call, calls.now)});
    },
  ],
  [
    /^\/api\/v1\/calling\/sessions\/([^/]+)\/recording$/,
    (calls, request, _, id) => recording(request, calls.find(id), calls.now),
  ],
];

/** The text of a path segment; empty if it is malformed. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

function answer(calls: Calls, key: string | null, request: Request): Response {
  const {pathname, searchParams} = new URL(request.url);
  if (key !== null && request.headers.get('x-api-key') !== key) return failure(401, 'Authentication required');
  for (const [path, respond] of routes) {
    const match = path.exec(pathname);
    if (!match) continue;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return Response.json(
        {success: false, message: 'method not allowed'},
        {status: 405, headers: {allow: 'GET, HEAD'}},
      );
    }
    try {
      return respond(calls, request, searchParams, decoded(match[1] ?? ''));
    } catch (error) {
      if (error instanceof BadQuestion) return failure(400, error.message);
      throw error;
    }
  }
  return failure(404, 'not found');
}

/** @returns The API as a function; a HEAD request is answered with the headers alone. */
export function createAgniMock(options: AgniMockOptions = {}): Handler {
  const {count = 240, seed = 1, key = mockKey, now = Date.now(), publicBase = 'https://api.ravan.ai', faults} = options;
  const calls = createCalls({count, seed, now, publicBase});
  const handler: Handler = (request) => {
    const response = answer(calls, key, request);
    return Promise.resolve(request.method === 'HEAD' && response.body ? new Response(null, response) : response);
  };
  return faults ? withFaults(handler, faults) : handler;
}
