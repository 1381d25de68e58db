/** The calls that a page holds as a list, as a whole answer, or in a message about them. */
import {CallsError} from '../../model/errors.js';
import type {CallPage} from '../../model/page.js';
import type {CallsQuery} from '../../model/query.js';
import type {Parser, Vendor} from '../../vendors/contract.js';
import {passOn} from '../../vendors/drift/notes.js';
import {unpacked} from '../../vendors/toolkit/json.js';
import {list, listIn, record, type Json} from '../../vendors/toolkit/read.js';
import {eachOnce} from '../repeats.js';
import {wrappedIn} from './held.js';
import {partsIn} from './model-call.js';
import {othersOf, parserOf, readOne, readPage, readRows, type ReadRows} from './rows.js';
import {isWhole} from './telling.js';

/** The calls held, and what stands beside them. */
export interface HeldPage extends ReadRows {
  /** The vendor's whole answer, where it was one. */
  readonly page?: CallPage;
  /** The object that has the rows, which may name a total. */
  readonly facts: Json;
}

/** Lists inside of objects, at most. */
const deepest = 3;

/**
 * The calls in a list of them, in an object that has such a list as `calls`, in a vendor's whole answer, in an object that
 * holds any of these under a usual name, or the one call of a message. `undefined` without any.
 */
export async function pageIn(
  sent: unknown,
  vendor: Vendor,
  query?: CallsQuery,
  depth = 0,
): Promise<HeldPage | undefined> {
  const held = unpacked(sent);
  const facts = record(held) ?? {};
  const rows = list(held) ?? listIn(facts['calls']);
  if (rows) return withoutRepeats({...(await readRows(rows, vendor)), facts});
  if (!record(held)) return undefined;
  const answer = await answerIn(facts, vendor, await parserOf(vendor), query);
  if (answer) return withoutRepeats(answer);
  for (const inner of depth < deepest ? wrappedIn(facts) : []) {
    const page = await pageIn(inner, vendor, query, depth + 1);
    if (page?.calls.length) return {...page, facts: {...facts, ...page.facts}};
  }
  for (const other of await othersOf(vendor)) {
    const page = await answerIn(facts, vendor, other, query).catch(() => undefined);
    if (page?.calls.length) return withoutRepeats(page);
  }
  const one = depth ? undefined : await readOne(held, vendor);
  return one && {calls: [one], rows: 1, lost: 0, facts: {}};
}

/** A vendor's whole answer. Rows that its parser makes little of may be our model's, another vendor's, or messages. */
async function answerIn(
  answer: Json,
  vendor: Vendor,
  parser: Parser,
  query: CallsQuery | undefined,
): Promise<HeldPage | undefined> {
  const page = await readPage(answer, parser, query).catch((reason: unknown) => {
    if (reason instanceof CallsError) throw reason;
    return undefined; // a parser of the page's own may throw for what is not its answer
  });
  if (!page) return undefined;
  const rows = parser.rows?.(answer) ?? [];
  const isRead = (row: unknown, index: number) => {
    const call = page.calls[index];
    return call && isWhole(call) && !partsIn(record(row) ?? {}).length && !parser.unwrap?.(row);
  };
  if (rows.every(isRead)) return {calls: page.calls, rows: page.calls.length, lost: 0, page, facts: answer};
  const read = await readRows(rows, vendor);
  const made = {...page, calls: read.calls};
  passOn(page, made);
  return {...read, page: made, facts: answer};
}

/** Pages keep a row for each event of a call: its rows are one call. */
function withoutRepeats(held: HeldPage): HeldPage {
  const calls = eachOnce(held.calls);
  if (calls === held.calls || !held.page) return {...held, calls};
  const page = {...held.page, calls};
  passOn(held.page, page);
  return {...held, calls, page};
}

/** For the console: why nothing is shown. */
export function noCall({name}: Vendor, rows?: number): string {
  return `${rows ? `none of ${rows} rows` : 'nothing in it'} is a call in our model’s shape or ${name}’s`;
}

const warned = new WeakSet<object>();

/** Says once for the same calls, or the same loader, that some of its rows hold no call; each time for a text of them. */
export function warnOfLost({lost, rows}: ReadRows, origin: unknown, attribute: string): void {
  const one = Object(origin) as object;
  if (!lost || warned.has(one)) return;
  warned.add(one);
  console.warn(`agni-call-widgets: ${lost} of ${rows} rows in “${attribute}” hold no call and are left out.`);
}
