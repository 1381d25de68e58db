/** A call that a service sends twice on one page. */
import type {Call} from './call.js';
import {contradict} from './same-call.js';

/** Calls with one id that are compared at most: an id that so many calls have is none. */
const mostCompared = 20;

/**
 * Each call once, at its first place; the same list without repeats. Calls without an id stay, since nothing tells them
 * apart, and so do those with one id and other numbers or days: some services give an id again.
 */
export function onceEach(calls: readonly Call[]): readonly Call[] {
  const known = new Map<string, Call[]>();
  const once = calls.filter((call) => {
    if (!call.id) return true;
    const same = known.get(call.id);
    if (!same) known.set(call.id, [call]);
    else if (!same.every((one) => contradict(one, call))) return false;
    else if (same.length < mostCompared) same.push(call);
    return true;
  });
  return once.length === calls.length ? calls : once;
}
