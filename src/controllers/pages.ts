/** Where a list of pages ends, which many services do not say. */
import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {CallsQuery, ListQuery, PhoneQuery} from '../model/query.js';
import type {CallSource} from '../sources/source.js';

type PagedQuery = ListQuery | PhoneQuery;

/** Why no page follows: the next one was `empty`, or had the `same` calls again. */
export type Ending = 'empty' | 'same';

/** Pages whose calls are remembered. */
const mostPages = 50;

/** What is remembered of a page. */
interface Seen {
  readonly size: number;
  /** What tells its calls apart; absent where something does not. */
  readonly keys: ReadonlySet<string> | undefined;
}

/** The pages seen of one question, to notice the one that brings nothing new. */
export class Pages {
  #source: CallSource | undefined;
  /** The question without its page. */
  #question = '';
  #seen = new Map<number, Seen>();
  #latest: CallPage | undefined;
  #endings = new WeakMap<CallPage, Ending>();

  /** Why no page follows this one, if that was found out. */
  endingOf(page: CallPage): Ending | undefined {
    return this.#endings.get(page);
  }

  /** The number of calls before a page: those seen, or, where not all pages were seen, as many as full pages have. */
  before(page: number, pageSize: number): number {
    let sum = 0;
    for (let one = 1; one < page; one++) {
      const seen = this.#seen.get(one);
      if (!seen) return (page - 1) * pageSize;
      sum += seen.size;
    }
    return sum;
  }

  /**
   * The page to show. It is the one before, `shown`, when the page asked for is the empty one after the last, or has the
   * calls of an earlier page, because the service ignores the number or ends there. `again` asks for another page: where
   * that one has changed, new calls have merely moved the others on.
   */
  async settle(
    {source, query}: {readonly source: CallSource; readonly query: CallsQuery},
    shown: CallPage | undefined,
    answer: CallPage,
    again: (page: number) => Promise<CallPage>,
  ): Promise<CallPage> {
    if (!('page' in query)) return answer;
    const question = JSON.stringify({...query, page: 0});
    const isSame = source === this.#source && question === this.#question;
    if (!isSame) this.#seen.clear();
    this.#source = source;
    this.#question = question;
    const before = isSame && shown === this.#latest ? shown : undefined;
    const page = (await this.#endOf(query, before, answer, again)) ?? answer;
    this.#latest = page;
    if (!this.#endings.has(page)) this.#remember(page);
    return page;
  }

  #remember({page, calls}: CallPage): void {
    this.#seen.delete(page);
    this.#seen.set(page, {size: calls.length, keys: keysOf(calls)});
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > mostPages && oldest !== undefined) this.#seen.delete(oldest);
  }

  /** The last page, when the answer is found to be beyond it. */
  async #endOf(
    query: PagedQuery,
    shown: CallPage | undefined,
    answer: CallPage,
    again: (page: number) => Promise<CallPage>,
  ): Promise<CallPage | undefined> {
    if (!answer.calls.length) {
      const isNext = shown !== undefined && shown.calls.length > 0 && query.page === shown.page + 1;
      return isNext && isBeyond(query, answer) ? this.#ended(shown, 'empty') : undefined;
    }
    const keys = keysOf(answer.calls);
    const isSame = (seen: Seen['keys']) => keys !== undefined && [...keys].every((key) => seen?.has(key));
    const [earlier] = [...this.#seen].find(([page, {keys: seen}]) => page !== query.page && isSame(seen)) ?? [];
    if (earlier === undefined) return undefined;
    const page = earlier < query.page ? earlier : 1; // on the way back, only the first page is sure to be one
    const isStated = answer.page < query.page || page === query.page;
    const repeated = isStated ? answer : await again(page);
    if (!isSame(keysOf(repeated.calls))) return page === earlier ? undefined : repeated;
    return this.#ended(shown?.page === page ? shown : {...repeated, page}, 'same');
  }

  #ended(page: CallPage, ending: Ending): CallPage {
    const last = {...page, more: false};
    this.#endings.set(last, ending);
    return last;
  }
}

/** Whether an empty page is one after the last: nothing says that calls remain, as where a proxy withholds some. */
function isBeyond({page, pageSize}: PagedQuery, answer: CallPage): boolean {
  return answer.more !== true && !((answer.total ?? 0) > (page - 1) * (answer.pageSize ?? pageSize));
}

/** What tells calls apart: their ids, or, of those without, all that is known, if that has a start. */
function keysOf(calls: readonly Call[]): ReadonlySet<string> | undefined {
  const keys = calls.map((call) => call.id || (call.startedAt === undefined ? '' : JSON.stringify(call)));
  return keys.includes('') ? undefined : new Set(keys);
}
