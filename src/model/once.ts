/** A call that a service sends twice on one page. */
import type {Call} from './call.js';

/**
 * Each call once, at its first place; the same list without repeats. Calls without an id stay, since nothing tells them
 * apart, and so do those with one id and other numbers: some services give an id again.
 */
export function onceEach(calls: readonly Call[]): readonly Call[] {
  const known = new Map<string, Call>();
  const once = calls.filter((call) => {
    const first = known.get(call.id);
    if (call.id && !first) known.set(call.id, call);
    return (
      !first || isOther(first.caller.number, call.caller.number) || isOther(first.callee.number, call.callee.number)
    );
  });
  return once.length === calls.length ? calls : once;
}

const isOther = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
