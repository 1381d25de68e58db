import type {Reply} from './upstream.js';

/** The one part of a recording that was requested: from a byte, to one or to the end; or so many at its end. */
type Range = {readonly from: number; readonly to: number} | {readonly last: number};

/** `undefined` for anything else: several parts, another unit, or what is no range at all. */
export function rangeIn(header: string | undefined): Range | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '') ?? [];
  if (from === '') return Number(to) > 0 ? {last: Number(to)} : undefined;
  const end = to === '' ? Infinity : Number(to);
  return end < Number(from) ? undefined : {from: Number(from), to: end};
}

/**
 * Headers with the range only where it is a single one. Several parts would come as multipart; the whole recording is a
 * valid answer to any range (RFC 9110 §14.2).
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
 * Whether an uncompressed 206 is the requested part or its beginning, by its Content-Range, and has the length of that.
 */
export function isRequestedPart({headers}: Pick<Reply, 'headers'>, requested: Range | undefined): boolean {
  const [first, last, all = '*'] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\*|\d{1,15})$/.exec(headers.get('content-range') ?? '')?.slice(1) ?? [];
  if (!requested || first === undefined) return false;
  const [from, to, size] = [Number(first), Number(last), all === '*' ? undefined : Number(all)];
  const length = headers.get('content-length');
  if (to < from || (size !== undefined && to >= size) || (length !== null && Number(length) !== to - from + 1))
    return false;
  if ('from' in requested) return from === requested.from && to <= requested.to;
  return to - from < requested.last && (size === undefined || to === size - 1);
}
