import type {Call, Party} from './call.js';
import {samePhone} from './phone.js';

/** The other party of a row, and the call's direction relative to the reader. */
export interface OtherParty {
  readonly party: Party;
  /** `from`: that party placed the call; `to`: it was called; absent if the other side is unknown. */
  readonly way?: 'from' | 'to';
}

/**
 * The other side of a call. Decided by the number whose history is shown, if there is one, else by the call's
 * direction. If neither decides, {@link OtherParty.way} is absent and the party is the caller, because both sides
 * matter.
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
