/** The calls that an element has shown: a few rows of a page tell less of whose number a number is than all of them. */
import type {Call} from '../model/call.js';
import type {LinesOptions} from '../model/lines.js';
import {onceEach} from '../model/once.js';
import type {CallPage} from '../model/page.js';
import type {CallsQuery} from '../model/query.js';
import type {CallSource} from '../sources/source.js';
import type {Question} from './question.js';

/** Pages whose calls are remembered. */
const mostPages = 50;
/** Calls remembered beside those on screen. */
const mostCalls = 2000;

export class GatheredCalls {
  #source: CallSource | undefined;
  #subject = '';
  /** The latest page is the last one. */
  #pages = new Map<string, readonly Call[]>();
  #all: readonly Call[] = [];
  #options: LinesOptions = {};

  /** Keeps the calls of a page, as long as the source stays, and the contact or the number. */
  add({source, query}: Question<CallsQuery>, {calls}: CallPage): void {
    const subject = query.kind === 'contact' ? query.contactId : query.kind === 'phone' ? query.phone : '';
    if (source !== this.#source || subject !== this.#subject) this.#pages.clear();
    this.#source = source;
    this.#subject = subject;
    this.#options = {isContact: query.kind === 'contact', number: query.kind === 'phone' ? query.phone : undefined};
    const key = JSON.stringify(query);
    this.#pages.delete(key);
    this.#pages.set(key, isSearched(query) ? calls.filter(({direction}) => direction) : calls);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > mostPages && oldest !== undefined) this.#pages.delete(oldest);
    const [latest = [], ...others] = [...this.#pages.values()].reverse();
    const known = others.flat().filter(({id}) => id); // nothing tells whether one without is a call anew
    this.#all = onceEach([...latest, ...known.slice(0, mostCalls)]);
  }

  get all(): readonly Call[] {
    return this.#all;
  }

  /** What is known of all of them. */
  get options(): LinesOptions {
    return this.#options;
  }
}

/** What was searched for is in every call, and nothing follows from that: only what a call itself states. */
const isSearched = (query: CallsQuery): boolean => query.kind === 'list' && Boolean(query.search ?? query.callerNumber);
