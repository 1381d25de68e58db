/** Rows of the page's own, each in our model's shape or in a vendor's. */
import type {Call} from '../../model/call.js';
import {CallsError} from '../../model/errors.js';
import type {CallPage} from '../../model/page.js';
import type {CallsQuery, ListQuery} from '../../model/query.js';
import type {Parser, Vendor} from '../../vendors/contract.js';
import {passOn} from '../../vendors/drift/notes.js';
import {allVendors} from '../../vendors/registry.js';
import {list, record, recordIn, type Json} from '../../vendors/toolkit/read.js';
import {placesIn, safely, type Place} from './held.js';
import {modelPartOf, partsIn, readModelCall} from './model-call.js';
import {factsIn, isCall, isWhole} from './telling.js';

/** The vendor's parser; a CallsError with code `network` when it cannot be loaded. */
export const parserOf = (vendor: Vendor): Promise<Parser> =>
  vendor.parser().catch(() => Promise.reject(new CallsError('network')));

/** The object, also as JSON text, if it may be a call: an empty one is none. Those of a page's own class may inherit their fields. */
function rowOf(value: unknown): Json | undefined {
  return safely(() => {
    const row = recordIn(value);
    return row && (Object.keys(row).length || 'id' in row) ? row : undefined;
  });
}

/** The calls of some rows, in their order, and how many rows hold none. */
export interface ReadRows {
  readonly calls: readonly Call[];
  readonly rows: number;
  readonly lost: number;
}

/** The calls of these rows. A row that throws when it is read is a call of which nothing is known. */
export async function readRows(values: readonly unknown[], vendor: Vendor): Promise<ReadRows> {
  const rows = values.map(rowOf).filter((row) => row !== undefined);
  const isModel = rows.every((row) => safely(() => modelPartOf(row)) === row);
  const parser = isModel ? undefined : await parserOf(vendor);
  const calls: Call[] = [];
  for (const row of rows) {
    const call = await readHeld(row, vendor, parser).catch(() => readModelCall({}));
    if (call) calls.push(call);
  }
  return {calls, rows: values.length, lost: values.length - calls.length};
}

/** The call read so far that says most. */
interface Best {
  readonly call: Call;
  readonly facts: number;
}

/**
 * The call in a row, or in a message that the row is or holds: of all the places, the one that says most of a call, as the
 * vendor reads it. Another vendor's calls are read by that vendor's parser, if it makes more of them. `undefined` where
 * nothing says anything. Without a parser the row is a call of our model.
 */
async function readHeld(raw: Json, vendor: Vendor, parser: Parser | undefined): Promise<Call | undefined> {
  if (!parser || modelPartOf(raw) === raw) return (await fullest([{raw}], undefined))?.call;
  let best = await fullest(placesIn(raw, parser), parser);
  if (best && isWhole(best.call)) return best.call;
  for (const other of await othersOf(vendor)) best = await fullest(placesIn(raw, other), other, best);
  return best?.call;
}

/** The parsers of all other vendors. One that cannot be loaded reads nothing. */
export async function othersOf({name}: Vendor): Promise<readonly Parser[]> {
  const others = allVendors().filter((vendor) => vendor.name !== name);
  const parsers = await Promise.all(others.map((vendor) => parserOf(vendor).catch(() => undefined)));
  return parsers.filter((parser) => parser !== undefined);
}

/** Of the calls in these places, and the best so far, the one that says most; the earlier one of two that say the same. */
async function fullest(places: readonly Place[], parser: Parser | undefined, before?: Best): Promise<Best | undefined> {
  let best = before;
  for (const {raw, bare} of places) {
    const call = await readRow(raw, parser);
    // What has our model's three objects is a call, however little it says.
    const isThin = !isCall(call, raw) && Boolean(call.id && modelPartOf(raw));
    const alone = bare && (await readRow(bare, parser));
    const facts = isThin ? 1 : isCall(alone ?? call, bare ?? raw) ? factsIn(alone ?? call) : 0;
    if (facts > (best?.facts ?? 0)) best = {call, facts};
  }
  return best;
}

/**
 * A row of our model, or of the vendor's. One that has the parts of our model is the vendor's all the same, if the
 * vendor's parser makes something of what our model has not; then each fills in what the other does not read. Without a
 * parser it is ours.
 */
async function readRow(raw: Json, parser: Parser | undefined): Promise<Call> {
  const modelPart = modelPartOf(raw);
  if (!parser || modelPart === raw) return readModelCall(raw);
  const parsed = await parseRow(raw, parser);
  const parts = partsIn(raw);
  if (!parts.length) return parsed;
  const model = readModelCall(raw);
  const isOurs = modelPart
    ? JSON.stringify(parsed) === JSON.stringify(await parseRow(modelPart, parser))
    : parts.every((part) => !Object.keys(parsed[part]).length);
  if (!isOurs) return filled(parsed, model, parsed);
  return modelPart ? model : filled(model, parsed, parsed);
}

/** The call, with the fields that only another reading of the same row has. What either read is not unread. */
function filled(call: Call, other: Call, noted: Call): Call {
  const lacks = (name: string) => !Object.keys(Object(call[name as keyof Call]) as object).length;
  const added = Object.entries(other).filter(
    ([name]) => !(name in call) || (/^(agent|caller|callee)$/.test(name) && lacks(name)),
  );
  const {unread: _, ...made} = {...call, ...Object.fromEntries(added)};
  const unread = [...new Set([...(call.unread ?? []), ...(other.unread ?? [])])].filter(
    (name) =>
      !Object.keys(Object(made[name as keyof typeof made]) as object).length &&
      typeof made[name as keyof typeof made] !== 'number',
  );
  const whole: Call = unread.length ? {...made, unread} : made;
  passOn(noted, whole);
  return whole;
}

/** A list question like any: a parser reads rows for one. */
const anyList: ListQuery = {kind: 'list', page: 1, pageSize: 20};
const noRequest = () => Promise.reject(new CallsError('bad-response', {hint: 'own data'}));

/** The calls of a vendor's whole answer; `undefined` when it is none. */
export async function readPage(
  answer: Json,
  parser: Parser,
  query: CallsQuery = anyList,
): Promise<CallPage | undefined> {
  return parser.page(answer, query, noRequest);
}

/**
 * A vendor's call from a row. Its parser reads answers, and may take a row's own `error` or `status` for the answer's: so
 * the row is also tried in an answer's `data`, and without such fields. One without an id, which can be shown though not
 * opened, is read as a list has it.
 */
async function parseRow(raw: Json, parser: Parser): Promise<Call> {
  const parse = (answer: Json) => safely(() => parser.call(answer)); // what fails is no answer, for this is none
  const parsed = parse(raw) ?? parse({data: raw}) ?? parse(withoutOutcome(raw));
  // A row's own `data` is not the row.
  const whole = parsed && record(raw['data']) ? parse({data: raw}) : undefined;
  if (parsed) return whole && factsIn(whole) >= factsIn(parsed) ? whole : parsed;
  const page = await readPage({calls: [raw]}, parser).catch(() => undefined);
  const [call] = page?.calls ?? [];
  if (page && call) passOn(page, call);
  return call ?? readModelCall(raw);
}

function withoutOutcome({error: _, status: __, success: ___, ...rest}: Json): Json {
  return rest;
}

/** A row, or a vendor's answer about one call, which may report failure; only an answer has its call in `data`. */
export async function readOne(held: unknown, vendor: Vendor): Promise<Call | undefined> {
  const raw = rowOf(held);
  if (!raw || list(raw['calls'])) return undefined;
  const isModel = modelPartOf(raw) === raw;
  const parser = isModel ? undefined : await parserOf(vendor);
  const call = await readHeld(raw, vendor, parser);
  if (!call?.id || record(raw['data'])) parser?.call(raw); // throws for an answer that reports failure
  return call;
}
