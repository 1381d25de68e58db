/** Answers from what the page has itself. Loaded only where there is such. */
import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import {newestFirst, type CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery, ListQuery} from '../model/query.js';
import {selectCalls} from './select.js';
import {pageOf} from '../vendors/toolkit/paging.js';
import {list, record, type Json} from '../vendors/toolkit/read.js';
import {passOn} from '../vendors/drift/notes.js';
import type {Parser, Vendor} from '../vendors/contract.js';
import type {Connection} from './connection.js';
import {oursOf, readOurs} from './read-local.js';
import type {CallSource} from './source.js';

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
}

type Source = Pick<Vendor, 'parser' | 'capabilities'>;
type Question = CallsQuery | CallQuery;

/** The answer to a question from what the page has itself, or from its loader, without a request. */
export async function answerFrom(
  {own, source}: Connection,
  vendor: Source,
  query: Question,
  options: Options,
): Promise<CallPage | Call> {
  if (!own) {
    const loader = checked(source);
    return query.kind === 'call' ? getFrom(loader, vendor, query, options) : listFrom(loader, vendor, query, options);
  }
  const held = await heldIn(own, options);
  const attribute = isScript(own) ? 'script' : query.kind === 'call' ? 'call' : 'calls';
  if (query.kind === 'call') return callIn(held, vendor, query, attribute);
  const page = await pageIn(held, vendor);
  if (!page) throw new CallsError('bad-request', {attribute});
  const {sorts, fields} = vendor.capabilities.list ?? {};
  const selected = selectCalls(page.calls, query, {...fields, ...sorts});
  passOn(page, selected);
  return selected;
}

const isScript = (own: object): own is Element => typeof Element !== 'undefined' && own instanceof Element;

/** A loader is known by its functions: whatever else a page sets in its place is no loader that has nothing. */
function checked(source: unknown): CallSource {
  const {list, get} = Object(source) as Readonly<Record<keyof CallSource, unknown>>;
  const kinds = [list, get].flatMap((one) => (one ? typeof one : []));
  if (!kinds.length || kinds.some((kind) => kind !== 'function'))
    throw new CallsError('bad-request', {attribute: 'source'});
  return source as CallSource;
}

/**
 * The data themselves, read where they are JSON in a script. A page that is still being read may not have all of its
 * text yet.
 */
async function heldIn(own: object, {signal}: Options): Promise<unknown> {
  if (!isScript(own)) return own;
  const page = own.ownerDocument;
  if (page.readyState === 'loading')
    await new Promise((resolve) => page.addEventListener('DOMContentLoaded', resolve, {once: true}));
  signal?.throwIfAborted();
  try {
    return JSON.parse(own.textContent);
  } catch {
    throw new CallsError('bad-request', {attribute: 'script'});
  }
}

/** Any list question: the vendors' readers need one to read rows. */
const anyList: ListQuery = {kind: 'list', page: 1, pageSize: 20};
const noAsk = () => Promise.reject(new CallsError('bad-response', {hint: 'own data'}));

/** The calls in a list of them, in an object that has such a list as `calls`, or in a vendor's whole answer. */
async function pageIn(held: unknown, vendor: Source): Promise<Pick<CallPage, 'calls'> | undefined> {
  const rows = list(held) ?? list(record(held)?.['calls']);
  if (rows) return {calls: await readRows(rows, vendor)};
  return record(held) && (await parserOf(vendor)).page(held, anyList, noAsk);
}

const parserOf = (vendor: Source): Promise<Parser> =>
  vendor.parser().catch(() => Promise.reject(new CallsError('network')));

/**
 * The object, if it may be a call: one that says nothing is none. Those of a page's own class may have their fields
 * from that.
 */
function rowOf(sent: unknown): Json | undefined {
  return safely(() => {
    const row = record(sent);
    return row && (Object.keys(row).length || 'id' in row) ? row : undefined;
  });
}

/** A page's own objects may throw when they are looked at. */
function safely<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

async function readRows(sent: readonly unknown[], vendor: Source): Promise<readonly Call[]> {
  const rows = sent.map(rowOf).filter((row) => row !== undefined);
  const parser = rows.every((row) => safely(() => oursOf(row)) === row) ? undefined : await parserOf(vendor);
  const found: Call[] = [];
  // it is a call, of which nothing is known
  for (const row of rows) found.push(await readRow(row, parser).catch(() => readOurs({})));
  return found;
}

/**
 * A row of our model, or of the vendor's. One that has the parts of our model is the vendor's all the same, if the
 * vendor's parser makes something of what our model has not. Without a parser it is ours.
 */
async function readRow(raw: Json, parser: Parser | undefined): Promise<Call> {
  const ours = oursOf(raw);
  if (!parser || ours === raw) return readOurs(raw);
  const theirs = await readTheirs(raw, parser);
  const isOurs = ours && JSON.stringify(theirs) === JSON.stringify(await readTheirs(ours, parser));
  return isOurs ? readOurs(raw) : theirs;
}

/**
 * A vendor's call from a row. Its parser reads answers, and may take a row's own `error` or `status` for the answer's:
 * so the row is shown to it in an answer's `data`, too, and without such fields. One without an id, which can be shown
 * though not opened, is read as a list has it.
 */
async function readTheirs(raw: Json, parser: Parser): Promise<Call> {
  const read = (answer: Json) => safely(() => parser.call(answer)); // what fails is no answer, for this is none
  const found = read(raw) ?? read({data: raw}) ?? read(bare(raw));
  if (found) return found;
  const page = await (async () => parser.page({calls: [raw]}, anyList, noAsk))().catch(() => undefined);
  const [call] = page?.calls ?? [];
  if (page && call) passOn(page, call);
  return call ?? readOurs(raw);
}

function bare({error: _, status: __, success: ___, ...rest}: Json): Json {
  return rest;
}

/** One call: what is held, or the one of that id where several are held. */
async function callIn(held: unknown, vendor: Source, {callId}: CallQuery, attribute: string): Promise<Call> {
  const one = await readOne(held, vendor);
  if (one) return one;
  const {calls} = (callId && (await pageIn(held, vendor))) || {};
  if (!calls) throw new CallsError('bad-request', {attribute});
  const found = calls.find(({id}) => id === callId);
  if (!found) throw new CallsError('not-found');
  return found;
}

/** A row, or a vendor's answer about one call, which may report failure; only an answer has its call in `data`. */
async function readOne(held: unknown, vendor: Source): Promise<Call | undefined> {
  const raw = rowOf(held);
  if (!raw || list(raw['calls'])) return undefined;
  if (oursOf(raw) === raw) return readOurs(raw);
  const parser = await parserOf(vendor);
  const found = await readRow(raw, parser);
  if (!found.id || record(raw['data'])) parser.call(raw); // throws for an answer that reports failure
  return JSON.stringify(found) === nothing ? undefined : found;
}

/** What is read where there is no call. */
const nothing = JSON.stringify(readOurs({}));

async function getFrom(source: CallSource, vendor: Source, {callId}: CallQuery, options: Options): Promise<Call> {
  if (!source.get) throw new CallsError('unsupported', {attribute: 'source'});
  const found = await readOne(await asked((signal) => source.get?.(callId, {signal}), options), vendor);
  if (!found) throw new CallsError('not-found');
  if (found.id.toLowerCase() !== callId.toLowerCase())
    throw new CallsError('bad-response', {hint: 'about another call'});
  return found;
}

async function listFrom(source: CallSource, vendor: Source, query: CallsQuery, options: Options): Promise<CallPage> {
  if (!source.list) throw new CallsError('unsupported', {attribute: 'source'});
  const answer = await asked((signal) => source.list?.(query, {signal}), options);
  const facts = record(answer) ?? {};
  const rows = list(answer) ?? list(facts['calls']);
  if (!rows) {
    const page = record(answer) && (await (await parserOf(vendor)).page(answer, query, noAsk));
    if (!page) throw new CallsError('bad-response', {hint: 'source.list()'});
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
    const answer = new Promise((settle) => {
      settle(ask(ended)); // one that throws at once has failed, too
    });
    return await Promise.race([answer, over]);
  } catch (reason) {
    signal?.throwIfAborted();
    if (late.aborted) throw new CallsError('timeout');
    if (reason instanceof CallsError) throw reason;
    console.error(reason);
    throw new CallsError('upstream', {hint: 'source failed'});
  }
}
