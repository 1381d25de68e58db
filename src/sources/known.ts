/**
 * What rows have shown of calls, for answers about one of them. Putting the two together is a file of its own, which the
 * first answer about a call brings: a page with lists alone needs none of it.
 */
import type {Call} from '../model/call.js';
import {noteLines as note, type Lines} from '../model/lines.js';
import type * as facts from './facts.js';

/** Dispatches `rows` when calls were noted, or what a list infers from them, so that a call on screen can take that over. */
export const rowsNoted = new EventTarget();

/** Rows of one place. */
interface Rows {
  readonly place: string;
  readonly calls: readonly Call[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Answers that wait at most; the oldest go first. */
const most = 50;

/** Rows that wait for somebody to ask about a call. */
const waiting: Rows[] = [];

/** Keeps what rows from a place say. */
export function noteRows(place: string, calls: readonly Call[]): void {
  waiting.push({place, calls, at: Date.now()});
  if (waiting.length > most) waiting.shift();
  rowsNoted.dispatchEvent(new Event('rows'));
}

/** Keeps what a list infers from its calls. */
export function noteLines(calls: readonly Call[], lines: Lines): void {
  note(calls, lines);
  rowsNoted.dispatchEvent(new Event('rows'));
}

/** What the facts do. */
export type Facts = Pick<typeof facts, 'withChosen' | 'withRows' | 'linesNoted'>;

/** The facts, with all rows so far. Rejects when the file cannot be loaded. */
export async function loadFacts(): Promise<Facts> {
  const loaded = await import('./facts.js');
  take(loaded);
  return {
    withChosen: (call, row) => {
      take(loaded);
      return loaded.withChosen(call, row);
    },
    withRows: (call) => {
      take(loaded);
      return loaded.withRows(call);
    },
    linesNoted: loaded.linesNoted,
  };
}

function take({noteRows: keep}: typeof facts): void {
  for (const {place, calls, at} of waiting.splice(0)) keep(place, calls, at);
}

/** The answer about a call, with what rows from these places add; as it came without the file. */
export async function withRowsFrom(places: readonly string[], call: Call): Promise<Call> {
  const loaded = await import('./facts.js').catch(() => undefined);
  if (!loaded) return call;
  take(loaded);
  return loaded.withRowsFrom(places, call);
}
