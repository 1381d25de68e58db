/** A vendor's API behind a proxy. */
import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import type {CallPage} from '../model/page.js';
import {parseUrl} from '../model/url.js';
import type {CallQuery, CallsQuery} from '../model/query.js';
import type {Ask, Kept, Parser, Vendor, VendorRequest} from '../vendors/contract.js';
import {baseOf, pageUrl, vendorOf, type Connection} from './connection.js';
import {requestedPlace, withPlace} from './requested.js';
import {getJson, type GetOptions} from './http/get.js';
import {share, type OnWait} from './http/share.js';
import {pathOf, urlOf} from './http/url.js';
import {noteRows, withRowsFrom} from './known.js';
import {withoutRepeats} from './once.js';
import {credentialsOf, ownPlace, remotePlace} from './place.js';
import type {CallSource, QuestionOptions} from './source.js';

export interface AskOptions extends Partial<Pick<GetOptions, 'signal' | 'timeout'>> {
  /** Called for waits longer than 5 s before a retry. Default none. */
  readonly onWait?: OnWait | undefined;
  /**
   * State of a search for a number's calls: the same object, empty at first, for each page, so that the next page goes on
   * where the one before ended. A new object for another number, and to start over. Default none.
   */
  readonly kept?: Kept | undefined;
  /** What a relative endpoint is relative to. Default {@link pageUrl}. */
  readonly page?: string | undefined;
}

/** The source of a connection. `read` is called for each question, since credentials may change. */
export function remoteSource(read: () => Connection & {readonly known: Vendor}): CallSource {
  const {endpoint, known} = read();
  /** The state of the latest search; another page of the same question goes on from it. */
  let trail: {readonly question: string; readonly kept: Kept} | undefined;
  const keptFor = (query: CallsQuery, {fresh}: QuestionOptions): Kept => {
    const question = JSON.stringify({...query, page: 0});
    if (fresh || question !== trail?.question) trail = {question, kept: {}};
    return trail.kept;
  };
  return {
    capabilities: known.capabilities,
    subject: `remote ${endpoint}`,
    needsId: true,
    list: async (query, options) => {
      const {result, place} = await readPage(read(), query, {...options, kept: keptFor(query, options)});
      noteRows(place, result.calls);
      return result;
    },
    call: async (query, options) => {
      const connection = read();
      const {result, place} = await readCall(connection, query, options);
      return withRowsFrom([place, ownPlace(connection, known) ?? place], result);
    },
    recordingUrl: (call) => (call.recordingUrl ? recordingUrl(read(), call) : undefined),
  };
}

/** A page of calls. Rejects with a CallsError, or with the signal's reason. */
export async function askCalls(connection: Connection, query: CallsQuery, options: AskOptions = {}): Promise<CallPage> {
  return (await readPage(connection, query, options)).result;
}

/** One call in full. Rejects with a CallsError, or with the signal's reason. */
export async function askCall(connection: Connection, query: CallQuery, options: AskOptions = {}): Promise<Call> {
  return (await readCall(connection, query, options)).result;
}

/** The credentials of each search's requests. */
const sentFor = new WeakMap<Kept, Set<string>>();

/** What was read of an answer, and where that came from. */
interface Answered<T> {
  readonly result: T;
  readonly place: string;
}

function readPage(connection: Connection, query: CallsQuery, options: AskOptions): Promise<Answered<CallPage>> {
  return ask(connection, query, options, async (parser, answer, further) => {
    const page = await parser.page(answer, query, further);
    return page && withoutRepeats(page);
  });
}

function readCall(connection: Connection, query: CallQuery, options: AskOptions): Promise<Answered<Call>> {
  return ask(connection, query, options, (parser, answer) => {
    const call = parser.call(answer);
    if (call && call.id.toLowerCase() !== query.callId.trim().toLowerCase()) {
      throw new CallsError('bad-response', {hint: 'about another call'});
    }
    return call;
  });
}

/**
 * The proxy's address of a call's recording, with the ticket from the call's answer, since players send no headers.
 * Nothing else of an address in an answer is used.
 */
export function recordingUrl(
  connection: Connection,
  {id, recordingUrl}: Pick<Call, 'id' | 'recordingUrl'>,
  page = pageUrl(),
): string {
  const {recording} = vendorOf(connection).routes;
  if (!recording) throw new CallsError('unsupported');
  const own = baseOf(connection, page) + pathOf(recording, id);
  const answered = parseUrl(recordingUrl ?? '', own);
  const ticket = answered?.pathname === new URL(own).pathname ? answered.searchParams.get('ticket') : undefined;
  return ticket ? `${own}?${new URLSearchParams({ticket})}` : own;
}

async function ask<T>(
  connection: Connection,
  query: CallsQuery | CallQuery,
  {signal, onWait, timeout, kept, page = pageUrl()}: AskOptions,
  read: (parser: Parser, answer: unknown, further: Ask) => T | undefined | Promise<T | undefined>,
): Promise<Answered<T>> {
  const vendor = vendorOf(connection);
  const base = baseOf(connection, page);
  // A `fetch` that has been replaced is another one: a test's own shares nothing with that of the test before.
  const {headers, fetch = globalThis.fetch} = connection;
  return share(
    {headers, fetch, text: JSON.stringify([vendor.name, timeout, base, query])},
    async (shared, onWait) => {
      // A search that goes on from its trail has rows of its earlier requests.
      const sent = (kept && sentFor.get(kept)) ?? new Set<string>();
      if (kept) sentFor.set(kept, sent);
      const onAnswer = (headers: Headers) => sent.add(credentialsOf(headers));
      const options = {headers: connection.headers, fetch: connection.fetch, timeout, signal: shared, onWait, onAnswer};
      const get: Ask = Object.assign(
        ({post, ...request}: VendorRequest) => getJson(urlOf(base, request, query.kind), {...options, post}),
        {kept},
      );
      // The request goes out while the parser loads. A search under way needs no first page.
      const first = kept?.trail ? Promise.resolve() : get(vendor.request(query));
      const parser = vendor.parser().catch(() => Promise.reject(new CallsError('network')));
      const requested = requestedPlace(base, page, vendor, query.kind);
      const [known, answer] = await Promise.all([parser, first.catch(withPlace(requested))]);
      const result = await Promise.resolve()
        .then(() => read(known, answer, get))
        .catch(withPlace(requested));
      shared.throwIfAborted();
      if (!result) throw new CallsError('bad-response', {hint: 'unknown shape', misplaced: true, requested});
      return {result, place: remotePlace(connection, base, vendor, [...sent].join('\n'))};
    },
    signal,
    onWait,
  );
}
