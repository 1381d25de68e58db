import type {Json} from './spoil.js';
import {emptied, wrongTypes} from './spoil.js';

/** Any request handler: a mock, a proxy, or either with faults. */
export type Handler = (request: Request) => Promise<Response>;

/** A fault in the body of a correct answer. */
export type BodyFault =
  /** A page of HTML with status 200, as from a login page or an intermediate gateway. */
  | 'html'
  /** `success: false` with status 200. */
  | 'no-success'
  /** The connection breaks half way through. */
  | 'cut'
  /** The body ends half way through, without an error. */
  | 'half'
  /** Every field of every call has another type than documented. */
  | 'wrong-types'
  /** A correct answer without content: no calls, or a call with only its id. */
  | 'empty';

/** The faults of an answer. Several apply in order: the delay first, then hanging, the status, the body. */
export interface Faults {
  readonly latency?: number;
  /** The answer never arrives. */
  readonly hang?: boolean;
  readonly status?: 400 | 401 | 403 | 404 | 429 | 500 | 502 | 503;
  /** Seconds, or an HTTP date; sent with `status`. */
  readonly retryAfter?: number | string;
  readonly body?: BodyFault;
}

/** Faults by name: a demo page selects one by the path of its endpoint, `/faults/{name}/agni`. */
export const namedFaults = {
  slow: {latency: 2500},
  hang: {hang: true},
  400: {status: 400},
  401: {status: 401},
  403: {status: 403},
  404: {status: 404},
  429: {status: 429, retryAfter: 3},
  // Long enough for the notice of a wait, and too long for an automatic retry.
  '429-20s': {status: 429, retryAfter: 20},
  '429-1h': {status: 429, retryAfter: 3600},
  500: {status: 500},
  502: {status: 502},
  503: {status: 503},
  html: {body: 'html'},
  'no-success': {body: 'no-success'},
  cut: {body: 'cut'},
  half: {body: 'half'},
  'wrong-types': {body: 'wrong-types'},
  empty: {body: 'empty'},
} as const satisfies Readonly<Record<string, Faults>>;

export type FaultName = `${keyof typeof namedFaults}`;

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(namedFaults, name);
}

/** Settles only when the request is aborted. */
function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, {once: true});
  });
}

/** Waits, unless the request is aborted. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    }, milliseconds);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, {once: true});
  });
}

/** Milliseconds after the first half. */
const cutAfter = 50;

const html = '<!doctype html><title>Sign in</title><h1>Please sign in</h1><p>Your session has ended.</p>';

async function changed(response: Response, fault: BodyFault): Promise<Response> {
  if (fault === 'html' || fault === 'no-success') await response.body?.cancel();
  if (fault === 'html') return new Response(html, {headers: {'content-type': 'text/html; charset=utf-8'}});
  if (fault === 'no-success') return Response.json({success: false, message: 'could not load call sessions'});
  if (fault === 'cut' || fault === 'half') {
    const bytes = new Uint8Array(await response.arrayBuffer());
    let sent = false;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      async pull(controller) {
        if (!sent) controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
        else if (fault === 'half') controller.close();
        else {
          // Delayed, because a server that still buffers the first half would answer 500 instead.
          await new Promise((resolve) => setTimeout(resolve, cutAfter));
          controller.error(new Error('The connection broke.'));
        }
        sent = true;
      },
    });
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    return new Response(body, {status: response.status, headers});
  }
  if (!response.headers.get('content-type')?.includes('json')) return response;
  const body = (await response.json()) as Json;
  return Response.json(fault === 'empty' ? emptied(body) : wrongTypes(body), {status: response.status});
}

/** Makes a handler fail as specified. */
export function withFaults(handler: Handler, {latency, hang, status, retryAfter, body}: Faults): Handler {
  return async (request) => {
    if (latency) await wait(latency, request.signal);
    if (hang) return never(request.signal);
    if (status) {
      const headers = new Headers(retryAfter === undefined ? {} : {'retry-after': String(retryAfter)});
      return Response.json({success: false, message: `made to answer ${status}`}, {status, headers});
    }
    const response = await handler(request);
    return body ? changed(response, body) : response;
  };
}
