/** The page's own calls and the page's own loader, as sources. What reads them is loaded with the first question. */
import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';
import {safeUrl} from '../model/url.js';
import type {Capabilities, Vendor} from '../vendors/contract.js';
import {filters} from '../vendors/guard.js';
import {pageUrl, vendorOf, type Connection} from './connection.js';
import {noteRows, withRowsFrom} from './known.js';
import {withoutRepeats} from './once.js';
import {loaderPlace, ownPlace} from './place.js';
import {recordingUrl} from './remote.js';
import type {CallSource, PageLoader, QuestionOptions} from './source.js';

/** What these sources need to know besides the calls: whose shape they have, and where recordings are, if anywhere. */
interface Surroundings extends Connection {
  readonly known: Vendor;
}

/** Everything is at hand, so that every filter, every order and every page is. */
const capabilities: Capabilities = {
  list: {paging: 'pages', total: true, transcripts: 'on-request', filters, sorts: {}, otherSorts: true},
  contact: {paging: 'all', total: true, transcripts: 'on-request'},
  phone: {paging: 'pages', total: true, transcripts: 'on-request'},
  call: {transcript: true},
  recordings: ['address'],
};

const unknownTotal = {total: false} as const;

/** A loader may do all of it; whether it knows a total, only its answers tell. */
const loaderCapabilities: Capabilities = {
  ...capabilities,
  list: {paging: 'pages', transcripts: 'on-request', filters, sorts: {}, otherSorts: true, ...unknownTotal},
  phone: {paging: 'pages', transcripts: 'on-request', ...unknownTotal},
};

/** Loads what reads the page's own calls: most pages have none. */
const reader = () => import('./local/answer.js').catch(() => Promise.reject(new CallsError('network')));

/**
 * A page's own calls, in our model's shape or a vendor's, also inside a webhook's message, as the elements read them. Rows
 * that hold no call are left out, and the console says how many. Nothing is requested.
 */
export async function readCalls(calls: readonly object[], vendor?: string): Promise<readonly Call[]> {
  return (await reader()).readAll(calls, vendorOf({endpoint: '', vendor}));
}

/** Calls of the page's own: a list of them, one call, or a script element that holds them as JSON. */
export function dataSource(data: unknown, read: () => Surroundings): CallSource {
  const answer = async (query: CallsQuery | CallQuery, options: QuestionOptions) =>
    (await reader()).answerFromData(data, read(), query, options);
  return {
    capabilities,
    subject: `data ${read().endpoint}`,
    needsId: false,
    list: async (query, options) => {
      const page = (await answer(query, options)) as CallPage; // a query for calls gives a page of them
      noteOwn(page, read());
      return page;
    },
    call: (query, options) => answer(query, options) as Promise<Call>,
    recordingUrl: (call) => addressOf(call, read()),
  };
}

/** The page's own loader. */
export function loaderSource(loader: PageLoader, read: () => Surroundings): CallSource {
  return {
    capabilities: loaderCapabilities,
    subject: `loader ${read().endpoint}`,
    needsId: true,
    list: async (query, {signal}) => {
      const page = await withoutRepeats(await (await reader()).listFromLoader(loader, read().known, query, signal));
      noteRows(loaderPlace(loader), page.calls);
      noteOwn(page, read());
      return page;
    },
    call: async (query, {signal}) => {
      const connection = read();
      const call = await (await reader()).callFromLoader(loader, connection.known, query, signal);
      const place = loaderPlace(loader);
      return withRowsFrom([place, ownPlace(connection, connection.known) ?? place], call);
    },
    recordingUrl: (call) => addressOf(call, read()),
  };
}

/** What a page has set or loaded itself also serves the answers of the endpoint that it names beside. */
function noteOwn({calls}: CallPage, connection: Surroundings): void {
  const place = ownPlace(connection, connection.known);
  if (place) noteRows(place, calls);
}

/** Through the endpoint, where there is one; else the call itself says where its recording is. */
function addressOf(call: Pick<Call, 'id' | 'recordingUrl'>, connection: Connection): string | undefined {
  return connection.endpoint ? recordingUrl(connection, call) : safeUrl(call.recordingUrl, pageUrl());
}
