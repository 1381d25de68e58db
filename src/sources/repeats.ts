/** The rows of one call made one; loaded with the first answer that has several. */
import type {Call} from '../model/call.js';
import {mergeRows} from '../model/merge.js';
import {withFullNumbers} from '../model/number-spelling.js';

/** Each call once, with what each of its rows knows. Rows that contradict each other are several calls. */
export function eachOnce(calls: readonly Call[]): readonly Call[] {
  const full = withFullNumbers(calls);
  const once = mergeRows(full);
  return once === full ? calls : once;
}
