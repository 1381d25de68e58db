/**
 * What rows have shown of calls, for answers about one of them. It is in a file of its own, which comes when the first rows
 * are there: drawing them needs none of it.
 */
import type {Call} from '../model/call.js';

/** Dispatches `rows` when calls were noted, so that a call on screen can take over what they add. */
export const rowsNoted = new EventTarget();

/** Rejects when it cannot be loaded; the answers are shown as they came then. */
export const loadFacts = (): Promise<typeof import('./facts.js')> => import('./facts.js');

/** Keeps what rows from a place say. */
export async function noteRows(place: string, calls: readonly Call[]): Promise<void> {
  const facts = await loadFacts().catch(() => undefined);
  if (!facts) return;
  facts.noteRows(place, calls);
  rowsNoted.dispatchEvent(new Event('rows'));
}

/** The answer about a call, with what rows from these places add. */
export async function withRowsFrom(places: readonly string[], call: Call): Promise<Call> {
  const facts = await loadFacts().catch(() => undefined);
  return facts ? facts.withRowsFrom(places, call) : call;
}
