import type {Call} from '../../model/call.js';
import {known} from '../read.js';
import type {CallPage} from '../../model/page.js';
import {takesPart} from '../../model/phone.js';
import type {PhoneQuery} from '../../model/query.js';
import type {Wanted} from '../paging.js';
import {passOn} from '../shape.js';
import type {Ask, VendorRequest} from '../vendor.js';

/** How the list is asked and read. Given rather than imported, so that only this page is loaded for a history. */
export interface List {
  readonly rowsAtATime: number;
  request(page: number): VendorRequest;
  read(answer: unknown, wanted: Wanted): CallPage | undefined;
}

/** List pages that are read for one page of a number's calls, at most: whoever waits for it waits for that many answers. */
const mostPages = 5;

/**
 * A number's calls. Zudu cannot be asked for them, so they are looked for in the list, newest first, until the page is full and it is
 * known whether there is another; a search that ends before the list does says how far it went.
 */
export async function history(answer: unknown, query: PhoneQuery, ask: Ask, list: List): Promise<CallPage | undefined> {
  const {phone, page, pageSize} = query;
  const before = (page - 1) * pageSize;
  /** By id, because a call that began in the meantime pushes others on to the next page of the list, where they come again. */
  const found = new Map<string | number, Call>();
  let searched = 0;
  const parts: CallPage[] = [];
  for (let turn = 1; ; turn++) {
    const part = list.read(answer, {page: turn, pageSize: list.rowsAtATime});
    if (!part) return undefined;
    parts.push(part);
    for (const call of part.calls) {
      if (takesPart(call, phone)) found.set(call.id || found.size, call);
    }
    searched += part.calls.length;
    const ended = part.more === false;
    const more = found.size > before + pageSize;
    if (ended || more || turn === mostPages) {
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
    answer = await ask(list.request(turn + 1));
  }
}
