import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import type {ShapeValue} from '../../model/shape.js';
import type {Json} from '../toolkit/read.js';

/** Rows of an answer that are looked at. */
const most = 200;

/** How a vendor reads one call, and what else is known of its calls. */
export interface Known {
  readonly vendor: string;
  readonly read: (raw: Json) => Call;
  /** The fields it leaves alone on purpose, in the call itself and in what it holds. */
  readonly ignored?: readonly string[];
  /**
   * The vendor's words of closed sets, in lower snake_case, beside those any vendor may have (`completed`, `voice`,
   * `positive`). Of a set that is not in our model, the words are looked for in the row, under its name.
   */
  readonly words?: Readonly<Partial<Record<ShapeValue['field'], RegExp>>>;
}

/**
 * What some calls were read from. Nothing is looked for yet, so that the rows on the screen do not wait for it:
 * `report.ts` does that later, and then lets go of the rows.
 */
export interface Reading {
  readonly known: Known;
  rows: readonly unknown[];
  calls: readonly Call[];
}

const readings = new WeakMap<object, readonly Reading[]>();

/** What an answer was read from: several rows' readings where it was made of several answers. */
export function readingsOf(answer: object): readonly Reading[] {
  return readings.get(answer) ?? [];
}

/** Keeps what one part of an answer was read from for what is made of it. */
export function passOn(part: object, whole: object): void {
  const more = readingsOf(part);
  if (more.length) readings.set(whole, [...readingsOf(whole), ...more]);
}

/** What was read, with a note of the rows it was read from. */
export function noted<T extends Call | CallPage>(read: T, rows: readonly unknown[], known: Known): T {
  const calls: readonly Call[] = 'calls' in read ? read.calls : [read];
  readings.set(read, [{known, rows: rows.slice(0, most), calls: calls.slice(0, most)}]);
  return read;
}
