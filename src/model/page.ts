import type {Call} from './call.js';

/** One answer to a question about calls. */
export interface CallPage {
  readonly calls: readonly Call[];
  /** 1-based. */
  readonly page: number;
  /** How many calls a page holds at most; absent where everything comes at once. */
  readonly pageSize?: number;
  /** How many calls there are in all; absent when the API does not say. */
  readonly total?: number;
  /** Whether a further page has calls; absent when only asking for it can tell. */
  readonly more?: boolean;
  /**
   * How many of the account's latest calls were looked through, where the API cannot be asked for these calls alone and
   * not all were: there may be more among the older ones. 0 where that is not known, since pages came short.
   */
  readonly searched?: number;
}

/** A copy with the latest call first; calls whose start is unknown come last, in their original order. */
export function newestFirst(calls: readonly Call[]): readonly Call[] {
  const time = (call: Call) => call.startedAt ?? call.createdAt ?? -Infinity;
  return [...calls].sort((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)));
}
