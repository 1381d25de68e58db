/**
 * A mock of the Zudu API: the calls of the Agni mock as Zudu's pages document them ("List calls (GET)", the same as a
 * POST with filters, "Get call"), and the storage of its recordings. A function from Request to Response, like the Agni
 * mock.
 */
import type {MockCall} from './call.js';
import type {Calls} from './calls.js';
import {createCalls} from './calls.js';
import type {Faults, Handler} from './faults.js';
import {withFaults} from './faults.js';
import {BadQuestion} from './listing.js';
import {serveRecording} from './range.js';
import {spoken} from './transcript.js';
import {wav} from './wav.js';
import {answerTo, listZudu, readBody, readParams} from './zudu-listing.js';
import {isStored, zuduCall} from './zudu-call.js';

/** The default credentials of a mock. */
export const mockZuduKey = 'sk_mock';
export const mockZuduSecret = 's3cr3t_mock';

export interface ZuduMockOptions {
  /** Number of calls, at most 100,000. */
  readonly count?: number;
  /** Equal seeds tell equal stories, in both mocks. */
  readonly seed?: number;
  /** The key every request must carry; `null` if the mock replaces a proxy, whose pages have neither key nor secret. */
  readonly key?: string | null;
  readonly secret?: string;
  /** The end of the calls, in epoch milliseconds. */
  readonly now?: number;
  /** The base of the addresses of recordings and logs. */
  readonly publicBase?: string;
  readonly faults?: Faults;
}

const failure = (status: number, message: string, error = message) =>
  Response.json({message, status: 'error', error, data: null}, {status});

/** `call_` plus the Agni mock's id of the same call. */
const find = (calls: Calls, id: string): MockCall | undefined =>
  id.startsWith('call_') ? calls.find(id.slice(5)) : undefined;

function recording(request: Request, call: MockCall | undefined, now: number): Response {
  if (!call || !isStored(call)) return failure(404, 'Recording not found');
  return serveRecording(request, wav(call.story.seconds, spoken(call, now)), `"${call.id}"`);
}

interface Mock {
  readonly calls: Calls;
  readonly publicBase: string;
  /** The mock replaces a proxy, which serves recordings by call. */
  readonly open: boolean;
}

async function answer({calls, publicBase, open}: Mock, request: Request): Promise<Response> {
  const {pathname, searchParams} = new URL(request.url);
  const {method} = request;
  const reading = method === 'GET' || method === 'HEAD';
  if (pathname === '/api/calls') {
    if (!reading && method !== 'POST') return failure(405, 'Method not allowed');
    const question = method === 'POST' ? await readBody(request) : readParams(searchParams);
    const found = listZudu(calls, question);
    const rows = found.indexes.map((index) => zuduCall(calls.call(index), calls.now, publicBase));
    const data = answerTo(question, rows, found.total, method === 'POST');
    return Response.json({message: 'Calls retrieved successfully', status: 'success', error: null, data});
  }
  const [, id = '', rest = ''] = /^\/api\/calls\/([^/]+)(\/recording)?$/.exec(pathname) ?? [];
  if (!id || (rest && !open)) return failure(404, 'Not found');
  if (!reading) return failure(405, 'Method not allowed');
  const call = find(calls, id);
  if (rest) return recording(request, call, calls.now);
  if (!call) return failure(404, 'Call not found', 'There is no call with this ID');
  const data = zuduCall(call, calls.now, publicBase);
  return Response.json({message: 'Call retrieved successfully', status: 'success', error: null, data});
}

/** @returns The API as a function; a HEAD request is answered with the headers alone. */
export function createZuduMock(options: ZuduMockOptions = {}): Handler {
  const {count = 240, seed = 1, key = mockZuduKey, secret = mockZuduSecret, now = Date.now(), faults} = options;
  const {publicBase = 'https://storage.example'} = options;
  const calls = createCalls({count, seed, now, publicBase});
  const respond = async (request: Request): Promise<Response> => {
    // Storage needs no key: its addresses are signed.
    const stored = /^\/recordings\/(call_[^/]+)\.wav$/.exec(new URL(request.url).pathname)?.[1];
    if (stored) return recording(request, find(calls, stored), now);
    const {headers} = request;
    const known = key === null || (headers.get('x-api-key') === key && headers.get('x-api-secret') === secret);
    if (!known) return failure(401, 'Unauthorized', 'Missing or invalid API key/secret');
    try {
      return await answer({calls, publicBase, open: key === null}, request);
    } catch (error) {
      if (error instanceof BadQuestion) return failure(400, 'Validation error', error.message);
      throw error;
    }
  };
  const handler: Handler = async (request) => {
    const response = await respond(request);
    return request.method === 'HEAD' && response.body ? new Response(null, response) : response;
  };
  return faults ? withFaults(handler, faults) : handler;
}
