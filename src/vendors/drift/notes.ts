import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import type {ShapeValue} from '../../model/shape.js';
import type {Json} from '../toolkit/read.js';
import type {FieldNames} from '../toolkit/unread.js';

/** Rows of an answer that are inspected. */
const most = 200;

/** How a vendor reads one call, and its known fields and words. */
export interface Known {
  readonly vendor: string;
  readonly read: (raw: Json) => Call;
  /**
   * For fields of our model, the names of the vendor's fields that `read` reads them from. A call in which such a field
   * has content that `read` made nothing of says so in {@link Call.unread}. Default: none.
   */
  readonly names?: FieldNames;
  /** Fields it ignores on purpose, in the call and in the call's objects. */
  readonly ignored?: readonly string[];
  /**
   * The vendor's words of closed sets, in lower snake_case, beside those any vendor may have (`completed`, `voice`,
   * `positive`). The words of a set outside our model are read from the row, under the set's name.
   */
  readonly words?: Readonly<Partial<Record<ShapeValue['field'], RegExp>>>;
}

/**
 * The rows some calls were read from. Nothing is searched yet, so that drawing the rows does not wait; `report.ts`
 * searches later and then releases the rows.
 */
export interface Reading {
  readonly known: Known;
  rows: readonly unknown[];
  calls: readonly Call[];
}

const readings = new WeakMap<object, readonly Reading[]>();

/** An answer's readings: several when it was made of several answers. */
export function readingsOf(answer: object): readonly Reading[] {
  return readings.get(answer) ?? [];
}

/** Passes a part's readings on to the whole. */
export function passOn(part: object, whole: object): void {
  const more = readingsOf(part);
  if (more.length) readings.set(whole, [...readingsOf(whole), ...more]);
}

/** The result of a read, with a note of its rows. */
export function noted<T extends Call | CallPage>(read: T, rows: readonly unknown[], known: Known): T {
  const calls: readonly Call[] = 'calls' in read ? read.calls : [read];
  readings.set(read, [{known, rows: rows.slice(0, most), calls: calls.slice(0, most)}]);
  return read;
}
