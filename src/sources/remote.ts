import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';
import type {Ask, Kept, Parser, VendorRequest} from '../vendors/contract.js';
import {baseOf, vendorOf, type Connection} from './connection.js';
import {getJson, type GetOptions} from './http/get.js';
import {share} from './http/share.js';
import {pathOf, urlOf} from './http/url.js';

/** What goes along with a question. */
export interface AskOptions extends Partial<Pick<GetOptions, 'signal' | 'onWait' | 'timeout'>> {
  /**
   * The same object, empty at first, for each page of a number's calls: where they are looked for in a list, the next
   * page goes on where the one before ended. Another one for another number, and to ask anew. Default none.
   */
  readonly kept?: Kept | undefined;
  /** What a relative endpoint is relative to. Default `document.baseURI`. */
  readonly page?: string | undefined;
}

/** A page of calls. Rejects with a CallsError, or with the signal's reason. */
export function askCalls(connection: Connection, query: CallsQuery, options: AskOptions = {}): Promise<CallPage> {
  return ask(connection, query, options, (parser, answer, further) => parser.page(answer, query, further));
}

/** A page's own calls, in our model's shape or a vendor's, as the views take them. Nothing is asked. */
export async function readCalls(calls: readonly object[], vendor?: string): Promise<readonly Call[]> {
  const query = {kind: 'list', page: 1, pageSize: calls.length || 1} as const;
  return (await askCalls({endpoint: '', vendor, own: calls}, query)).calls;
}

/** One call in full. Rejects with a CallsError, or with the signal's reason. */
export function askCall(connection: Connection, query: CallQuery, options: AskOptions = {}): Promise<Call> {
  return ask(connection, query, options, (parser, answer) => {
    const call = parser.call(answer);
    if (call && call.id.toLowerCase() !== query.callId.toLowerCase())
      throw new CallsError('bad-response', {hint: 'about another call'});
    return call;
  });
}

/**
 * Where the proxy serves a call's recording. A proxy that gave the call a ticket, for players send no headers, finds it
 * in the address; no other part of an address that came in an answer is followed.
 */
export function recordingUrl(
  connection: Connection,
  {id, recordingUrl}: Pick<Call, 'id' | 'recordingUrl'>,
  page = pageUrl(),
): string {
  const {recording} = vendorOf(connection).routes;
  if (!recording) throw new CallsError('unsupported');
  const own = baseOf(connection, page) + pathOf(recording, id);
  const given = URL.parse(recordingUrl ?? '', own);
  const ticket = given?.pathname === new URL(own).pathname ? given.searchParams.get('ticket') : undefined;
  return ticket ? `${own}?${new URLSearchParams({ticket})}` : own;
}

async function ask<T>(
  connection: Connection,
  query: CallsQuery | CallQuery,
  {signal, onWait, timeout, kept, page = pageUrl()}: AskOptions,
  read: (parser: Parser, answer: unknown, further: Ask) => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const vendor = vendorOf(connection);
  if (connection.own ?? connection.source) {
    const {answerFrom} = await import('./local.js').catch(() => Promise.reject(new CallsError('network')));
    return (await answerFrom(connection, vendor, query, {signal, timeout})) as T; // a page or a call, as the query asks
  }
  const base = baseOf(connection, page);
  return share(
    {...connection, text: JSON.stringify([vendor.name, timeout, base, query])},
    async (shared, onWait) => {
      const url = (request: VendorRequest) => urlOf(base, request, query.kind);
      const options = {...connection, timeout, signal: shared, onWait};
      const get: Ask = Object.assign((request: VendorRequest) => getJson(url(request), {...options, ...request}), {
        kept,
      });
      const answer = kept?.trail ? undefined : get(vendor.request(query));
      const parser = vendor.parser().catch(() => Promise.reject(new CallsError('network')));
      const found = await read(...(await Promise.all([parser, answer])), get);
      shared.throwIfAborted();
      if (!found) throw new CallsError('bad-response', {hint: 'unknown shape'});
      return found;
    },
    signal,
    onWait,
  );
}

const pageUrl = (): string | undefined => globalThis.document?.baseURI;
