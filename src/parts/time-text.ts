/** A call's times, or the days where only those are known. */
import {wholeDay} from '../locale/format.js';
import type {Locale} from '../locale/locale.js';
import type {Call, CallDays} from '../model/call.js';

/** The time as `textOf` writes it, else its day alone; `undefined` where neither is known. */
export function timeText(
  call: Pick<Call, keyof CallDays | 'days'>,
  name: keyof CallDays,
  textOf: (ms: number) => string,
  locale: Locale,
  width?: 'medium' | 'long',
): string | undefined {
  const {days, [name]: at} = call;
  if (at !== undefined) return textOf(at);
  const day = days?.[name];
  return day === undefined ? undefined : wholeDay(locale, day, width);
}
