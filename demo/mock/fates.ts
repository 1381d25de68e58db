import type {Course} from './story.js';

/** Calls in progress, at the head of the list: status, and seconds since they began. */
export const live: readonly (readonly [status: string, age: number])[] = [
  ['ringing', 9],
  ['in-progress', 41],
  ['in progress', 178],
];
/** With fewer calls than this, none is in progress: a test with one call needs a finished one. */
export const fewestForLive = 20;

/** The words seen for a telephone call's channel; only `inbound_call` has a direction. */
export const inboundChannels = ['voice', 'voice', 'phone', 'sip', 'inbound_call', 'inbound_call'];
export const outboundChannels = ['voice', 'voice', 'phone', 'phone', 'sip'];

/** `[share, status, course]`, read until the shares add up to the number drawn. */
export type Fate = readonly [share: number, status: string, course: Course];
export const fates: Readonly<Record<'web' | 'inbound' | 'outbound', readonly Fate[]>> = {
  inbound: [
    [0.72, 'completed', 'talk'],
    [0.05, 'completed', 'dropped'],
    [0.03, 'completed', 'wrong'],
    [0.05, 'ended', 'talk'],
    [0.03, 'transfer', 'talk'],
    [0.05, 'failed', 'dropped'],
    [0.04, 'no_answer', 'none'],
    [0.02, 'timeout', 'silent'],
    [1, 'error', 'none'],
  ],
  outbound: [
    [0.52, 'completed', 'talk'],
    [0.06, 'completed', 'dropped'],
    [0.03, 'completed', 'wrong'],
    [0.03, 'ended', 'talk'],
    [0.24, 'no_answer', 'none'],
    [0.07, 'failed', 'none'],
    [0.02, 'failed', 'dropped'],
    [0.01, 'rescheduled', 'dropped'],
    [1, 'timeout', 'silent'],
  ],
  web: [
    [0.82, 'completed', 'talk'],
    [0.09, 'completed', 'dropped'],
    [0.05, 'timeout', 'silent'],
    [1, 'failed', 'none'],
  ],
};

/** The fate for a number from 0 to 1. */
export function fate(list: readonly Fate[], drawn: number): Fate {
  let sum = 0;
  return list.find(([share]) => (sum += share) > drawn) ?? list[list.length - 1] ?? [1, 'completed', 'talk'];
}
