import type {CallPage} from '../model/page.js';
import type {CallsQuery} from '../model/query.js';

/** Tells a turned page from other answers, since the reader wants to hear which calls it has, and not how many. */
export class PageNews {
  /** The question before, without its page. */
  #question = '';
  #page = 0;

  /** Whether an answer is to the same question as the one before, but another page of it. */
  isTurned(query: CallsQuery | undefined, {page}: CallPage): boolean {
    const question = JSON.stringify({...query, page: 0});
    const isTurned = question === this.#question && page !== this.#page;
    this.#question = question;
    this.#page = page;
    return isTurned;
  }
}
