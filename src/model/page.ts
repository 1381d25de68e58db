import type {Call, CallDays} from './call.js';
import {dayOf} from './time.js';

/** One answer to a question about calls. */
export interface CallPage {
  readonly calls: readonly Call[];
  /** 1-based. */
  readonly page: number;
  /** Maximum calls per page; absent if all calls come at once. */
  readonly pageSize?: number;
  /** Number of all calls; absent if the API does not report it. */
  readonly total?: number;
  /** Whether a further page has calls; absent when only requesting it can tell. */
  readonly more?: boolean;
  /**
   * How many of the account's latest calls were searched, if the API cannot filter for these calls and older ones
   * remain, which may match as well. 0 if the number is unknown because pages came short.
   */
  readonly searched?: number;
}

/** What a call is sorted by at a time of its own: the time, or the beginning of the day where only that is known. */
export function timeOrder(call: Call, name: keyof CallDays): number | undefined {
  return call[name] ?? dayOf(call.days?.[name] ?? '');
}

/** A copy with the latest call first; calls whose start is unknown come last, in their original order. */
export function newestFirst(calls: readonly Call[]): readonly Call[] {
  const time = (call: Call) => timeOrder(call, 'startedAt') ?? timeOrder(call, 'createdAt') ?? -Infinity;
  return [...calls].sort((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)));
}
