/** Rows of the page's own, each in our model's shape or in a vendor's. */
import type {Call} from '../../model/call.js';
import {CallsError} from '../../model/errors.js';
import type {CallPage} from '../../model/page.js';
import type {CallsQuery, ListQuery} from '../../model/query.js';
import type {Parser, Vendor} from '../../vendors/contract.js';
import {passOn} from '../../vendors/drift/notes.js';
import {list, record, recordIn, type Json} from '../../vendors/toolkit/read.js';
import {candidates, factsIn, safely} from './held.js';
import {modelPartOf, readModelCall} from './model-call.js';

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
    const call = await readHeld(row, parser).catch(() => readModelCall({}));
    if (call) calls.push(call);
  }
  return {calls, rows: values.length, lost: values.length - calls.length};
}

/**
 * The call in a row, or in a message that the row is or holds: of all the places, the one that says most of a call.
 * `undefined` where none says anything. Without a parser the row is a call of our model.
 */
async function readHeld(raw: Json, parser: Parser | undefined): Promise<Call | undefined> {
  let best: Call | undefined;
  let most = 0;
  for (const one of parser ? candidates(raw, parser) : [raw]) {
    const call = await readRow(one, parser);
    // What has our model's three objects is a call, however little it says.
    const facts = factsIn(call) || Number(Boolean(call.id && modelPartOf(one)));
    if (facts > most) [best, most] = [call, facts];
  }
  return best;
}

/**
 * A row of our model, or of the vendor's. One that has the parts of our model is the vendor's all the same, if the
 * vendor's parser makes something of what our model has not. Without a parser it is ours.
 */
async function readRow(raw: Json, parser: Parser | undefined): Promise<Call> {
  const modelPart = modelPartOf(raw);
  if (!parser || modelPart === raw) return readModelCall(raw);
  const parsed = await parseRow(raw, parser);
  const addsNothing = modelPart && JSON.stringify(parsed) === JSON.stringify(await parseRow(modelPart, parser));
  return addsNothing ? readModelCall(raw) : parsed;
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
  const call = await readHeld(raw, parser);
  if (!call?.id || record(raw['data'])) parser?.call(raw); // throws for an answer that reports failure
  return call;
}
