/** Answers from the page's own calls and from its loader; a lazy chunk. */
import type {Call} from '../../model/call.js';
import {CallsError} from '../../model/errors.js';
import {parseJson} from '../../model/json.js';
import {newestFirst, type CallPage} from '../../model/page.js';
import {placeOf} from '../../model/same-call.js';
import type {CallQuery, CallsQuery} from '../../model/query.js';
import type {Vendor} from '../../vendors/contract.js';
import {pageOf} from '../../vendors/toolkit/paging.js';
import {isNothing} from '../../vendors/toolkit/json.js';
import {listIn} from '../../vendors/toolkit/read.js';
import {passOn} from '../../vendors/drift/notes.js';
import {withTimeout} from '../http/timeout.js';
import type {PageLoader, QuestionOptions} from '../source.js';
import {noCall, pageIn, warnOfLost} from './page.js';
import {readOne, readRows} from './rows.js';
import {selectCalls} from '../select.js';

/** The calls of rows, as the elements read them. Without types they may be JSON text, or one call. */
export async function readAll(rows: unknown, vendor: Vendor): Promise<readonly Call[]> {
  const read = await readRows(listIn(rows) ?? [rows], vendor);
  warnOfLost(read, rows, 'calls');
  return read.calls;
}

/** The answer to a question from calls, a call, or a script that holds either. */
export async function answerFromData(
  data: unknown,
  {known: vendor, endpoint}: {readonly known: Vendor; readonly endpoint: string},
  query: CallsQuery | CallQuery,
  {signal, row}: QuestionOptions,
): Promise<CallPage | Call> {
  const held = await heldIn(data, signal);
  const attribute = isScript(data) ? 'script' : query.kind === 'call' ? 'call' : 'calls';
  if (query.kind === 'call') return callIn(held, vendor, query, {attribute, row, endpoint});
  const page = await pageIn(held, vendor);
  if (!page) throw new CallsError('bad-request', {attribute});
  if (page.rows && page.lost === page.rows)
    throw new CallsError('bad-request', {attribute, hint: noCall(vendor, page.rows)});
  warnOfLost(page, data, attribute);
  const {sorts, fields} = vendor.capabilities.list ?? {};
  const selected = selectCalls(page.calls, query, {...fields, ...sorts});
  if (page.page) passOn(page.page, selected);
  return selected;
}

/** By what it has: `instanceof` fails for an element from another window, and for every element in happy-dom. */
function isScript(data: unknown): data is Element {
  return typeof data === 'object' && data !== null && 'ownerDocument' in data && 'localName' in data;
}

/** The data, parsed where they are JSON in a script. While the page is being parsed, the script's text may be incomplete. */
async function heldIn(data: unknown, signal: AbortSignal): Promise<unknown> {
  if (!isScript(data)) return data;
  const page = data.ownerDocument;
  if (page.readyState === 'loading') {
    await new Promise((resolve) => page.addEventListener('DOMContentLoaded', resolve, {once: true}));
  }
  signal.throwIfAborted();
  try {
    return parseJson(data.textContent);
  } catch {
    throw new CallsError('bad-request', {attribute: 'script'});
  }
}

/** What decides which of the calls held is meant. */
interface Sought {
  readonly attribute: string;
  readonly row: Call | undefined;
  readonly endpoint: string;
}

/** The one call held, or that with the id among several. */
async function callIn(
  held: unknown,
  vendor: Vendor,
  {callId}: CallQuery,
  {attribute, row, endpoint}: Sought,
): Promise<Call> {
  const one = await readOne(held, vendor);
  if (one) return one;
  const page = callId ? await pageIn(held, vendor) : undefined;
  // An empty list is one all the same: the call is no longer there.
  if (!page || (page.rows && !page.calls.length)) {
    throw new CallsError('bad-request', {attribute, hint: noCall(vendor, page?.rows)});
  }
  const {calls} = page;
  const call = calls[placeOf(calls, callId, row)];
  if (!call) throw new CallsError('not-found');
  if (!endpoint || calls.filter(({id}) => id === callId).length === 1) return call;
  const {recordingUrl: _, ...silent} = call; // the endpoint's recording by this id may be the other's
  passOn(call, silent);
  return silent;
}

/** One call from the page's loader. */
export async function callFromLoader(
  loader: PageLoader,
  vendor: Vendor,
  {callId}: CallQuery,
  signal: AbortSignal,
): Promise<Call> {
  const {get} = checkLoader(loader);
  if (!get) throw new CallsError('unsupported', {attribute: 'source'});
  const answer = await answerOf((ended) => get.call(loader, callId, {signal: ended}), signal);
  const call = await readOne(answer, vendor);
  if (!call && isNothing(answer)) throw new CallsError('not-found');
  if (!call) throw new CallsError('bad-response', {hint: `source.get(): ${noCall(vendor)}`});
  if (call.id.toLowerCase() !== callId.toLowerCase()) {
    throw new CallsError('bad-response', {hint: 'about another call'});
  }
  return call;
}

/** A page of calls from the page's loader. */
export async function listFromLoader(
  loader: PageLoader,
  vendor: Vendor,
  query: CallsQuery,
  signal: AbortSignal,
): Promise<CallPage> {
  const {list: load} = checkLoader(loader);
  if (!load) throw new CallsError('unsupported', {attribute: 'source'});
  const answer = await answerOf((ended) => load.call(loader, query, {signal: ended}), signal);
  const held = await pageIn(answer, vendor, query);
  const hint = (count?: number) => ({hint: `source.list(): ${noCall(vendor, count)}`});
  if (!held) throw new CallsError('bad-response', hint());
  const {calls, rows, lost, page, facts} = held;
  if (rows && lost === rows) throw new CallsError('bad-response', hint(rows));
  warnOfLost(held, loader, 'source');
  if (page) return page;
  if (query.kind === 'contact') return {calls: newestFirst(calls), page: 1, total: calls.length, more: false};
  return pageOf(calls, rows, facts, query);
}

/** Throws for an object without loader functions: a mistake, which must not look like a loader without calls. */
function checkLoader(loader: unknown): PageLoader {
  const {list: load, get} = Object(loader) as Readonly<Record<keyof PageLoader, unknown>>;
  const kinds = [load, get].flatMap((one) => (one ? typeof one : []));
  if (!kinds.length || kinds.some((kind) => kind !== 'function')) {
    throw new CallsError('bad-request', {attribute: 'source'});
  }
  return loader as PageLoader;
}

/** The loader's answer, in time. Its own errors become failures, and go to the console unchanged. */
async function answerOf(load: (signal: AbortSignal) => unknown, signal: AbortSignal): Promise<unknown> {
  try {
    return await withTimeout((ended) => Promise.resolve(load(ended)), {signal});
  } catch (reason) {
    signal.throwIfAborted();
    if (reason instanceof CallsError) throw reason;
    console.error(reason);
    throw new CallsError('upstream', {hint: 'source failed'});
  }
}
