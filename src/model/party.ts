import type {Call, Party} from './call.js';
import {samePhone} from './phone.js';

/** Who a row is about: the party on the other side, and which way the call went from where the reader stands. */
export interface OtherParty {
  readonly party: Party;
  /**
   * `from`: that party placed the call; `to`: it was called; absent when it cannot be told which of the two is the
   * other side.
   */
  readonly way?: 'from' | 'to';
}

/**
 * The other side of a call. Decided against the number whose history is read, if there is one, else by the call's
 * direction. When neither tells, both sides matter and no choice is made: {@link OtherParty.way} is absent and the
 * party is the caller.
 */
export function otherParty(call: Call, number?: string): OtherParty {
  const {caller, callee} = call;
  if (number) {
    if (samePhone(caller.number, number)) return {party: callee, way: 'to'};
    if (samePhone(callee.number, number)) return {party: caller, way: 'from'};
  }
  if (call.direction === 'inbound') return {party: caller, way: 'from'};
  if (call.direction === 'outbound') return {party: callee, way: 'to'};
  return {party: caller};
}
