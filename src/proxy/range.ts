import type {Reply} from './upstream.js';

/** The one part of a recording that is asked for: from a byte, to one or to the end; or so many at its end. */
type Range = {readonly from: number; readonly to: number} | {readonly last: number};

/** `undefined` for anything else: several parts, another unit, or what is no range at all. */
export function rangeIn(header: string | undefined): Range | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '') ?? [];
  if (from === '') return Number(to) > 0 ? {last: Number(to)} : undefined;
  const end = to === '' ? Infinity : Number(to);
  return end < Number(from) ? undefined : {from: Number(from), to: end};
}

/**
 * A request's headers with a range, if it is one. Several parts come as another type, and the whole is a right answer
 * to any range (RFC 9110 §14.2): it is asked for instead.
 */
export function withRange({
  range,
  'if-range': condition,
  ...others
}: Readonly<Record<string, string>>): Record<string, string> {
  if (range === undefined || !rangeIn(range)) return others;
  return {...others, range, ...(condition !== undefined && {'if-range': condition})};
}

/**
 * Whether a 206 that is not packed is of what was asked for, or the beginning of that, says which part it is, and is as
 * long as that.
 */
export function isRequestedPart({headers}: Pick<Reply, 'headers'>, asked: Range | undefined): boolean {
  const [first, last, all = '*'] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\*|\d{1,15})$/.exec(headers.get('content-range') ?? '')?.slice(1) ?? [];
  if (!asked || first === undefined) return false;
  const [from, to, size] = [Number(first), Number(last), all === '*' ? undefined : Number(all)];
  const length = headers.get('content-length');
  if (to < from || (size !== undefined && to >= size) || (length !== null && Number(length) !== to - from + 1))
    return false;
  if ('from' in asked) return from === asked.from && to <= asked.to;
  return to - from < asked.last && (size === undefined || to === size - 1);
}
