/** Answers from what the page has itself. Loaded only where there is such. */
import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import {newestFirst, type CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery, ListQuery} from '../model/query.js';
import {selectCalls} from '../model/select.js';
import {pageOf} from '../vendors/paging.js';
import {list, record, type Json} from '../vendors/read.js';
import type {Parser, Vendor} from '../vendors/vendor.js';
import {isOurs, readOurs} from './own-call.js';
import type {CallSource} from './source.js';

/** What a page has itself: calls, one call, its own loader, or the script element that holds JSON. */
export type Own = object;

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
}

type Source = Pick<Vendor, 'parser'>;

/** The answer to a question, without a request. */
export async function answerFrom(own: Own, vendor: Source, query: CallsQuery | CallQuery, options: Options): Promise<CallPage | Call> {
  if (isSource(own)) return query.kind === 'call' ? getFrom(own, vendor, query, options) : listFrom(own, vendor, query, options);
  const held = await heldIn(own, options);
  const attribute = isScript(own) ? 'script' : query.kind === 'call' ? 'call' : 'calls';
  if (query.kind === 'call') return callIn(held, vendor, query, attribute);
  const calls = await callsIn(held, vendor);
  if (!calls) throw new CallsError('bad-request', {attribute});
  return selectCalls(calls, query);
}

const isScript = (own: Own): own is Element => typeof Element !== 'undefined' && own instanceof Element;

function isSource(own: Own): own is CallSource {
  const {list, get} = own as Readonly<Record<string, unknown>>;
  return typeof list === 'function' || typeof get === 'function';
}

/** The data themselves, read where they are JSON in a script. A page that is still being read may not have all of its text yet. */
async function heldIn(own: Own, {signal}: Options): Promise<unknown> {
  if (!isScript(own)) return own;
  const page = own.ownerDocument;
  if (page.readyState === 'loading') await new Promise((resolve) => page.addEventListener('DOMContentLoaded', resolve, {once: true}));
  signal?.throwIfAborted();
  try {
    return JSON.parse(own.textContent);
  } catch {
    throw new CallsError('bad-request', {attribute: 'script'});
  }
}

/** Any list question: the vendors' readers need one to read rows. */
const anyList: ListQuery = {kind: 'list', page: 1, pageSize: 20};
const noAsk = () => Promise.reject(new CallsError('bad-response', {hint: 'nothing can be asked for own data'}));

/** The calls in a list of them, in an object that has such a list as `calls`, or in a vendor's whole answer. */
async function callsIn(held: unknown, vendor: Source): Promise<readonly Call[] | undefined> {
  const rows = list(held) ?? list(record(held)?.['calls']);
  if (rows) return readRows(rows, vendor);
  return record(held) && (await (await parserOf(vendor)).page(held, anyList, noAsk))?.calls;
}

async function readRows(rows: readonly unknown[], vendor: Source): Promise<readonly Call[]> {
  const calls = rows.filter((row): row is Json => record(row) !== undefined);
  const parser = calls.every(isOurs) ? undefined : await parserOf(vendor);
  const found: Call[] = [];
  for (const raw of calls) found.push(...(isOurs(raw) || !parser ? [readOurs(raw)] : await readRow(raw, parser)));
  return found;
}

/** A vendor's call, as its detail has it; one without an id, which can be shown though not opened, as a list has it. */
async function readRow(raw: Json, parser: Parser): Promise<readonly Call[]> {
  const found = parser.call(raw);
  return found ? [found] : ((await parser.page({calls: [raw]}, anyList, noAsk))?.calls ?? []);
}

const parserOf = (vendor: Source): Promise<Parser> => vendor.parser().catch(() => Promise.reject(new CallsError('network')));

/** One call: what is held, or the one of that id where several are held. */
async function callIn(held: unknown, vendor: Source, {callId}: CallQuery, attribute: string): Promise<Call> {
  const several = list(held) ?? list(record(held)?.['calls']);
  if (several) {
    const found = (await readRows(several, vendor)).find(({id}) => id === callId);
    if (!found) throw new CallsError('not-found');
    return found;
  }
  const found = await readOne(held, vendor);
  if (!found) throw new CallsError('bad-request', {attribute});
  return found;
}

async function readOne(held: unknown, vendor: Source): Promise<Call | undefined> {
  const raw = record(held);
  if (!raw) return undefined;
  return isOurs(raw) ? readOurs(raw) : (await readRow(raw, await parserOf(vendor)))[0];
}

async function getFrom(source: CallSource, vendor: Source, {callId}: CallQuery, options: Options): Promise<Call> {
  if (!source.get) throw new CallsError('unsupported', {attribute: 'source'});
  const found = await readOne(await asked((signal) => source.get?.(callId, {signal}), options), vendor);
  if (!found) throw new CallsError('not-found');
  if (found.id.toLowerCase() !== callId.toLowerCase()) throw new CallsError('bad-response', {hint: 'about another call'});
  return found;
}

async function listFrom(source: CallSource, vendor: Source, query: CallsQuery, options: Options): Promise<CallPage> {
  if (!source.list) throw new CallsError('unsupported', {attribute: 'source'});
  const answer = await asked((signal) => source.list?.(query, {signal}), options);
  const facts = record(answer) ?? {};
  const rows = list(answer) ?? list(facts['calls']);
  if (!rows) {
    const page = record(answer) && (await (await parserOf(vendor)).page(answer, query, noAsk));
    if (!page) throw new CallsError('bad-response', {hint: 'source.list() gave no calls'});
    return page;
  }
  const calls = await readRows(rows, vendor);
  if (query.kind === 'contact') return {calls: newestFirst(calls), page: 1, total: calls.length, more: false};
  return pageOf(calls, rows.length, facts, query);
}

/** What the page's own loader gives, in time; what it rejects with is a failure, and told to the developer as it is. */
async function asked(ask: (signal: AbortSignal) => unknown, {signal, timeout = 15_000}: Options): Promise<unknown> {
  const late = AbortSignal.timeout(timeout);
  const ended = signal ? AbortSignal.any([signal, late]) : late;
  try {
    const over = new Promise((_, reject) => ended.addEventListener('abort', reject));
    return await Promise.race([ask(ended), over]);
  } catch (reason) {
    signal?.throwIfAborted();
    if (late.aborted) throw new CallsError('timeout');
    if (reason instanceof CallsError) throw reason;
    console.error(reason);
    throw new CallsError('upstream', {hint: 'the page’s own source failed'});
  }
}
