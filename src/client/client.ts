import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';
import {baseOf, vendorOf, type Connection} from './connection.js';
import {getJson} from './get.js';
import {Sharing, type OnWait} from './share.js';
import {pathOf, urlOf} from './url.js';

/** What goes along with a question. */
export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  /** Hears of waits longer than 5 s. */
  readonly onWait?: OnWait | undefined;
  /** Milliseconds for one attempt. Default 15 000. */
  readonly timeout?: number | undefined;
  /** What a relative endpoint is relative to. Default `document.baseURI`. */
  readonly page?: string | undefined;
}

const sharing = new Sharing();

/** A page of calls. Rejects with a CallsError, or with the signal's reason. */
export function askCalls(connection: Connection, query: CallsQuery, options: AskOptions = {}): Promise<CallPage> {
  return ask(connection, query, options, (vendor, answer) => vendor.page(answer, query));
}

/** One call in full. Rejects with a CallsError, or with the signal's reason. */
export function askCall(connection: Connection, query: CallQuery, options: AskOptions = {}): Promise<Call> {
  return ask(connection, query, options, (vendor, answer) => {
    const call = vendor.call(answer);
    if (call && call.id.toLowerCase() !== query.callId.toLowerCase())
      throw new CallsError('bad-response', {hint: 'The answer is about another call than the one asked.'});
    return call;
  });
}

/** Where the proxy serves a call's recording. */
export function recordingUrl(connection: Connection, callId: string, page = pageUrl()): string {
  return baseOf(connection.endpoint, page) + pathOf(vendorOf(connection).routes.recording, callId);
}

async function ask<T>(
  connection: Connection,
  query: CallsQuery | CallQuery,
  {signal, onWait, timeout, page = pageUrl()}: AskOptions,
  read: (vendor: ReturnType<typeof vendorOf>, answer: unknown) => T | undefined,
): Promise<T> {
  const vendor = vendorOf(connection);
  const url = urlOf(baseOf(connection.endpoint, page), vendor.request(query));
  const {headers, fetch} = connection;
  const key = [vendor.name, url, timeout, mark(headers), mark(fetch)].join(' ');
  return sharing.ask(
    key,
    async (shared, tell) => {
      const answer = await getJson(url, {
        signal: shared,
        onWait: tell,
        ...(headers && {headers}),
        ...(fetch && {fetch}),
        ...(timeout !== undefined && {timeout}),
      });
      const found = read(vendor, answer);
      if (!found) throw new CallsError('bad-response', {hint: `The answer is not of the shape ${vendor.name} documents.`});
      shared.throwIfAborted();
      return found;
    },
    signal,
    onWait,
  );
}

const pageUrl = (): string | undefined => globalThis.document?.baseURI;

const marks = new WeakMap<object, number>();
let marked = 0;

/** Tells apart what has no name: requests with other credentials or another fetch are other requests. */
function mark(thing: object | undefined): number {
  if (!thing) return 0;
  if (!marks.has(thing)) marks.set(thing, ++marked);
  return marks.get(thing) ?? 0;
}
