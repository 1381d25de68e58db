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
  /** The start of its latest call. */
  readonly latest: number;
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
   * calls of an earlier page, because the service ignores the number, ends there or begins again. `again` asks for that
   * page: where it has changed, new calls have merely moved the others on.
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
    this.#seen.set(page, {size: calls.length, keys: keysOf(calls), latest: latestOf(calls)});
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
    const isNext = shown !== undefined && shown.calls.length > 0 && query.page === shown.page + 1;
    if (!answer.calls.length) {
      return isNext && isBeyond(query, answer) ? this.#ended(shown, 'empty') : undefined;
    }
    const latest = Math.max(...[...this.#seen.values()].map((seen) => seen.latest));
    const isAgain = ({keys}: Pick<Seen, 'keys'>) => repeats(answer.calls, keys, latest);
    const [earlier = isNext && isEarlier(answer, shown) ? 1 : undefined] =
      [...this.#seen].find(([page, seen]) => page !== query.page && isAgain(seen)) ?? [];
    if (earlier === undefined) return undefined;
    const page = earlier < query.page ? earlier : 1; // on the way back, only the first page is sure to be one
    const isStated = answer.page < query.page || page === query.page;
    const repeated = isStated ? answer : await again(page);
    if (!repeats(repeated.calls, keysOf(answer.calls), latestOf(answer.calls))) {
      return page === earlier ? undefined : repeated;
    }
    // A service that ignores the number, or begins again after its last page.
    if (isNext) return this.#ended(shown, page === shown.page ? 'same' : 'empty');
    const known = shown?.page === page ? shown : {...repeated, page};
    // A page that a script went to: those in between may exist.
    return query.page > page + 1 && earlier < query.page ? known : this.#ended(known, 'same');
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

/** Whether calls are known ones, but for some that have come since: later than `latest`. */
function repeats(calls: readonly Call[], known: Seen['keys'], latest: number): boolean {
  const isKnown = calls.map((call) => known?.has(keyOf(call)) === true);
  return isKnown.includes(true) && calls.every((call, index) => isKnown[index] || startOf(call) > latest);
}

/** Whether a page of a list with the latest call first belongs before the one shown. */
function isEarlier({calls}: CallPage, shown: CallPage): boolean {
  const starts = shown.calls.map(startOf);
  const isSorted = starts.every((start, index) => index === 0 || start <= (starts[index - 1] ?? NaN));
  return isSorted && starts.length > 1 && calls.every((call) => startOf(call) > (starts[0] ?? NaN));
}

const startOf = ({startedAt, createdAt}: Call) => startedAt ?? createdAt ?? NaN;

function latestOf(calls: readonly Call[]): number {
  return calls.reduce((latest, call) => (startOf(call) > latest ? startOf(call) : latest), -Infinity);
}

/** What tells a call apart: its id, or, without one, all that is known, if that has a start; else empty. */
function keyOf(call: Call): string {
  return call.id || (call.startedAt === undefined ? '' : JSON.stringify(call));
}

/** Absent where nothing tells one of the calls apart. */
function keysOf(calls: readonly Call[]): ReadonlySet<string> | undefined {
  const keys = calls.map(keyOf);
  return keys.includes('') ? undefined : new Set(keys);
}
