/** Loaded for a number's history alone. */
import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import {takesPart} from '../../model/phone.js';
import type {PhoneQuery} from '../../model/query.js';
import {known} from './read.js';
import type {SearchedList} from './search.js';
import {passOn} from '../drift/notes.js';
import type {Ask} from '../contract.js';

/** List pages that are read for a number's calls, at most: whoever waits for it waits for that many answers. */
const mostPages = 10;

/** How far a search has got. */
interface Trail {
  /**
   * By id, because a call that began in the meantime pushes others on to the next page of the list, where they come
   * again.
   */
  readonly found: ReadonlyMap<string | number, Call>;
  /** Ids of all that was looked at; a number for a call without one. */
  readonly seen: ReadonlySet<string | number>;
  /** Pages of the list that were read. */
  readonly turn: number;
  /** Whether the last of them was the list's last. */
  readonly ended: boolean;
  /** Whether one of them was short, so that nobody knows how many calls of the account that were. */
  readonly short: boolean;
}

/** See `search`, which loads this. */
export async function history(
  answer: unknown,
  query: PhoneQuery,
  ask: Ask,
  list: SearchedList,
): Promise<CallPage | undefined> {
  const {phone, page, pageSize} = query;
  const {kept = {}} = ask;
  const before = (page - 1) * pageSize;
  const trail = kept.trail as Trail | undefined;
  const found = new Map(trail?.found);
  const seen = new Set(trail?.seen);
  let {turn, ended, short} = trail ?? {turn: 0, ended: false, short: false};
  const parts: CallPage[] = [];
  const isMore = () => found.size > before + pageSize;
  while (!ended && !isMore() && turn < mostPages) {
    const given = turn ? await ask(list.request(turn + 1)) : answer;
    const part = list.read(given, {page: ++turn, pageSize: list.rowsAtATime});
    if (!part) return undefined;
    const {calls} = part;
    const seenBefore = seen.size;
    parts.push(part);
    for (const call of calls) {
      seen.add(call.id || seen.size);
      if (takesPart(call, phone)) found.set(call.id || found.size, call);
    }
    ended = part.more === false;
    short ||= !ended && calls.length < list.rowsAtATime;
    if (calls.length && seen.size === seenBefore) turn = mostPages; // the same again: no page beyond it will come
  }
  // only now: what was left or failed on the way is no answer
  kept.trail = {found, seen, turn, ended, short} satisfies Trail;
  const more = isMore();
  const made = known<CallPage>({
    calls: [...found.values()].slice(before, before + pageSize),
    page,
    pageSize,
    total: ended ? found.size : undefined,
    more, // what lies beyond the search is not reached by turning the page either
    searched: ended || more ? undefined : short ? 0 : seen.size,
  });
  for (const one of parts) passOn(one, made);
  return made;
}
