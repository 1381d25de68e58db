import type {Call, Party} from './call.js';
import type {Lines} from './lines.js';
import {digitsOf, samePhone} from './phone.js';

/** The other party of a row, and the call's direction relative to the reader. */
export interface OtherParty {
  readonly party: Party;
  /** `from`: that party placed the call; `to`: it was called; absent if the other side is unknown. */
  readonly way?: 'from' | 'to';
  /**
   * The party is one of the business's own numbers, as in the history of a customer's number. It tells the reader little:
   * such a row leads with what happened.
   */
  readonly isLine?: true;
  /** {@link way} or {@link isLine} follows from other calls alone; neither this call nor the page states it. */
  readonly inferred?: true;
}

/**
 * The other side of a call. Decided by the number whose history is shown, if there is one, else by the call's
 * direction; then by the business's own numbers, and last by what `lines` infers from other calls. If nothing decides,
 * {@link OtherParty.way} is absent and the party is the caller, because both sides matter.
 */
export function otherParty(call: Call, number?: string, lines?: Lines): OtherParty {
  const {caller, callee, direction} = call;
  if (number) {
    if (samePhone(caller.number, number)) return {...toCallee(call), ...lineOf(call, 'callee', lines)};
    if (samePhone(callee.number, number)) return {...fromCaller(call), ...lineOf(call, 'caller', lines)};
  }
  if (direction === 'inbound') return fromCaller(call);
  if (direction === 'outbound') return toCallee(call);
  const [from, to] = [digitsOf(caller.number), digitsOf(callee.number)];
  if (lines) {
    const {own, ours, theirs} = lines;
    if (own.has(from) && own.has(to)) return {party: caller};
    if (own.has(to)) return fromCaller(call);
    if (own.has(from)) return toCallee(call);
    const isOurCallee = ours.has(to) || theirs.has(from);
    const isOurCaller = ours.has(from) || theirs.has(to);
    if (isOurCallee !== isOurCaller) return {...(isOurCallee ? fromCaller(call) : toCallee(call)), inferred: true};
  }
  return {party: caller};
}

const fromCaller = ({caller}: Call): OtherParty => ({party: caller, way: 'from'});
const toCallee = ({callee}: Call): OtherParty => ({party: callee, way: 'to'});

/** Whether one side of a history's call is the business's own; the call's direction states it first. */
function lineOf(
  {direction, ...parties}: Call,
  side: 'caller' | 'callee',
  lines: Lines | undefined,
): Pick<OtherParty, 'isLine' | 'inferred'> {
  if (!lines) return {};
  if (direction) return (direction === 'inbound') === (side === 'callee') ? {isLine: true} : {};
  const key = digitsOf(parties[side].number);
  const subject = digitsOf(parties[side === 'caller' ? 'callee' : 'caller'].number);
  if (lines.own.has(subject)) return {};
  if (lines.own.has(key)) return {isLine: true};
  return lines.theirs.has(subject) && !lines.theirs.has(key) ? {isLine: true, inferred: true} : {};
}
