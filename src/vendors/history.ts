/** Loaded for a number's history alone. */
import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import {takesPart} from '../model/phone.js';
import type {PhoneQuery} from '../model/query.js';
import {known} from './read.js';
import type {SearchedList} from './search.js';
import {passOn} from './shape.js';
import type {Ask} from './vendor.js';

/** List pages that are read for a number's calls, at most: whoever waits for it waits for that many answers. */
const mostPages = 5;

/** How far a search has got. */
interface Trail {
  /** By id, because a call that began in the meantime pushes others on to the next page of the list, where they come again. */
  readonly found: ReadonlyMap<string | number, Call>;
  /** Pages of the list that were read, and how many calls they had. */
  readonly turn: number;
  readonly searched: number;
  /** Whether the last of them was the list's last. */
  readonly ended: boolean;
}

/** See `search`, which loads this. */
export async function history(answer: unknown, query: PhoneQuery, ask: Ask, list: SearchedList): Promise<CallPage | undefined> {
  const {phone, page, pageSize} = query;
  const {kept = {}} = ask;
  const before = (page - 1) * pageSize;
  const trail = kept.trail as Trail | undefined;
  const found = new Map(trail?.found);
  let {turn, searched, ended} = trail ?? {turn: 0, searched: 0, ended: false};
  const parts: CallPage[] = [];
  const isMore = () => found.size > before + pageSize;
  while (!ended && !isMore() && turn < mostPages) {
    const given = turn ? await ask(list.request(turn + 1)) : answer;
    const part = list.read(given, {page: ++turn, pageSize: list.rowsAtATime});
    if (!part) return undefined;
    parts.push(part);
    for (const call of part.calls) {
      if (takesPart(call, phone)) found.set(call.id || found.size, call);
    }
    searched += part.calls.length;
    ended = part.more === false;
  }
  kept.trail = {found, turn, searched, ended} satisfies Trail; // only now: what was left or failed on the way is no answer
  const more = isMore();
  const made = known<CallPage>({
    calls: [...found.values()].slice(before, before + pageSize),
    page,
    pageSize,
    total: ended ? found.size : undefined,
    more, // what lies beyond the search is not reached by turning the page either
    searched: ended || more ? undefined : searched,
  });
  for (const one of parts) passOn(one, made);
  return made;
}
