/** Whether two accounts with one id are of one call: some services give an id again, for example to a transfer. */
import type {Call, Party} from './call.js';
import {maySamePhone} from './phone.js';

/** Longer than clocks and time zones differ, in milliseconds. */
const day = 86_400_000;

/** Whether two accounts cannot be of one call, whatever their ids: their numbers or their days differ. */
export function contradict(a: Call, b: Call): boolean {
  const apart = Math.abs((a.startedAt ?? NaN) - (b.startedAt ?? NaN));
  return haveOtherParties(a, b) || apart > day;
}

export function isSameCall(a: Call, b: Call): boolean {
  return a.id !== '' && a.id === b.id && !contradict(a, b);
}

/** Whether two ids are one. An answer's may be written in another letter case than that of its question. */
export const isSameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const haveOtherParties = (a: Call, b: Call): boolean =>
  isOtherParty(a.caller, b.caller) || isOtherParty(a.callee, b.callee);

export const isOtherParty = (a: Party, b: Party): boolean =>
  a.number !== undefined && b.number !== undefined && a.number !== b.number && !maySamePhone(a.number, b.number);

/**
 * The place of the row with this id, or -1. Where several calls have the id, it is that of the call that was `chosen`, and
 * of none if that call is not among them; the first one where none was.
 */
export function placeOf(calls: readonly Call[], id: string | undefined, chosen?: Call): number {
  if (!id) return -1;
  if (chosen?.id !== id) return calls.findIndex((call) => call.id === id);
  const place = calls.indexOf(chosen);
  return place < 0 ? calls.findIndex((call) => isSameCall(call, chosen)) : place;
}
