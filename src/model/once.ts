/** A call that a service sends twice on one page. */
import type {Call} from './call.js';

/** Each call once, at its first place. Calls without an id stay, since nothing tells them apart. The same list without repeats. */
export function onceEach(calls: readonly Call[]): readonly Call[] {
  const ids = new Set<string>();
  const once = calls.filter(({id}) => id === '' || (!ids.has(id) && ids.add(id)));
  return once.length === calls.length ? calls : once;
}
