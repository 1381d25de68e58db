/** The rows of one call made one; loaded with the first answer that has several. */
import type {Call} from '../model/call.js';
import {mergeCalls, mergeRows} from '../model/merge.js';
import {withFullNumbers} from '../model/number-spelling.js';
import {passOn} from '../vendors/drift/notes.js';

/**
 * Each call once, with what each of its rows knows and what was noted of it; the same list without repeats. Rows that
 * contradict each other are several calls.
 */
export function eachOnce(calls: readonly Call[]): readonly Call[] {
  const full = withFullNumbers(calls);
  for (const [index, call] of calls.entries()) if (full[index] && full[index] !== call) passOn(call, full[index]);
  const once = mergeRows(full, (call, other) => {
    const merged = mergeCalls(call, other);
    for (const part of [call, other]) if (part !== merged) passOn(part, merged);
    return merged;
  });
  return once === full ? calls : once;
}
