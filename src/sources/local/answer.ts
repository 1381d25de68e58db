/** Answers from the page's own calls and from its loader. Loaded only where a page has such. */
import type {Call} from '../../model/call.js';
import {CallsError} from '../../model/errors.js';
import {newestFirst, type CallPage} from '../../model/page.js';
import type {CallQuery, CallsQuery} from '../../model/query.js';
import type {Vendor} from '../../vendors/contract.js';
import {pageOf} from '../../vendors/toolkit/paging.js';
import {list, record} from '../../vendors/toolkit/read.js';
import {passOn} from '../../vendors/drift/notes.js';
import {withTimeout} from '../http/timeout.js';
import type {PageLoader} from '../source.js';
import {parserOf, readOne, readPage, readRows} from './rows.js';
import {selectCalls} from '../select.js';

export {readRows};

/** The answer to a question from calls, a call, or a script that holds either. */
export async function answerFromData(
  data: object,
  vendor: Vendor,
  query: CallsQuery | CallQuery,
  signal: AbortSignal,
): Promise<CallPage | Call> {
  const held = await heldIn(data, signal);
  const attribute = isScript(data) ? 'script' : query.kind === 'call' ? 'call' : 'calls';
  if (query.kind === 'call') return callIn(held, vendor, query, attribute);
  const page = await pageIn(held, vendor);
  if (!page) throw new CallsError('bad-request', {attribute});
  const {sorts, fields} = vendor.capabilities.list ?? {};
  const selected = selectCalls(page.calls, query, {...fields, ...sorts});
  passOn(page, selected);
  return selected;
}

const isScript = (data: object): data is Element => typeof Element !== 'undefined' && data instanceof Element;

/** The data themselves, read where they are JSON in a script. A page still being parsed may not have all of its text yet. */
async function heldIn(data: object, signal: AbortSignal): Promise<unknown> {
  if (!isScript(data)) return data;
  const page = data.ownerDocument;
  if (page.readyState === 'loading') {
    await new Promise((resolve) => page.addEventListener('DOMContentLoaded', resolve, {once: true}));
  }
  signal.throwIfAborted();
  try {
    return JSON.parse(data.textContent);
  } catch {
    throw new CallsError('bad-request', {attribute: 'script'});
  }
}

/** The calls in a list of them, in an object that has such a list as `calls`, or in a vendor's whole answer. */
async function pageIn(held: unknown, vendor: Vendor): Promise<Pick<CallPage, 'calls'> | undefined> {
  const rows = list(held) ?? list(record(held)?.['calls']);
  if (rows) return {calls: await readRows(rows, vendor)};
  const answer = record(held);
  return answer && readPage(answer, await parserOf(vendor));
}

/** One call: what is held, or the one of that id where several are held. */
async function callIn(held: unknown, vendor: Vendor, {callId}: CallQuery, attribute: string): Promise<Call> {
  const one = await readOne(held, vendor);
  if (one) return one;
  const {calls} = (callId && (await pageIn(held, vendor))) || {};
  if (!calls) throw new CallsError('bad-request', {attribute});
  const found = calls.find(({id}) => id === callId);
  if (!found) throw new CallsError('not-found');
  return found;
}

/** One call from the page's loader. */
export async function callFromLoader(
  loader: PageLoader,
  vendor: Vendor,
  {callId}: CallQuery,
  signal: AbortSignal,
): Promise<Call> {
  const {get} = checked(loader);
  if (!get) throw new CallsError('unsupported', {attribute: 'source'});
  const found = await readOne(await answerOf((ended) => get.call(loader, callId, {signal: ended}), signal), vendor);
  if (!found) throw new CallsError('not-found');
  if (found.id.toLowerCase() !== callId.toLowerCase()) {
    throw new CallsError('bad-response', {hint: 'about another call'});
  }
  return found;
}

/** A page of calls from the page's loader. */
export async function listFromLoader(
  loader: PageLoader,
  vendor: Vendor,
  query: CallsQuery,
  signal: AbortSignal,
): Promise<CallPage> {
  const {list: load} = checked(loader);
  if (!load) throw new CallsError('unsupported', {attribute: 'source'});
  const answer = await answerOf((ended) => load.call(loader, query, {signal: ended}), signal);
  const facts = record(answer) ?? {};
  const rows = list(answer) ?? list(facts['calls']);
  if (!rows) {
    const page = record(answer) && (await readPage(facts, await parserOf(vendor), query));
    if (!page) throw new CallsError('bad-response', {hint: 'source.list()'});
    return page;
  }
  const calls = await readRows(rows, vendor);
  if (query.kind === 'contact') return {calls: newestFirst(calls), page: 1, total: calls.length, more: false};
  return pageOf(calls, rows.length, facts, query);
}

/** A loader is known by its functions: anything else a page sets in its place is no loader that has nothing. */
function checked(loader: unknown): PageLoader {
  const {list: load, get} = Object(loader) as Readonly<Record<keyof PageLoader, unknown>>;
  const kinds = [load, get].flatMap((one) => (one ? typeof one : []));
  if (!kinds.length || kinds.some((kind) => kind !== 'function')) {
    throw new CallsError('bad-request', {attribute: 'source'});
  }
  return loader as PageLoader;
}

/** What the page's own loader gives, in time. What it rejects with is a failure, and the console has it as it is. */
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
