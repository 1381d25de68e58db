/**
 * Records the reports of elements during a test: events that reach the document, and warnings in the console. A test
 * file that checks them calls `recordEvents()` or `recordWarnings()` once, at its top or in a `describe`. Each test
 * starts with none.
 */
import type {ErrorDetail} from '../../src/events.js';

const eventTypes = ['agni-call-select', 'agni-calls-load', 'agni-calls-error', 'agni-query-change'] as const;

let events: Event[] | undefined;
const note = (event: Event): unknown => events?.push(event);

/** Records the events of the lists from here on, for each test of this file or `describe`. */
export const recordEvents = (): void => {
  beforeEach(() => {
    events = [];
    for (const type of eventTypes) document.addEventListener(type, note);
  });
  afterEach(() => {
    for (const type of eventTypes) document.removeEventListener(type, note);
    events = undefined;
  });
};

/** The events of a type that reached the document during this test, oldest first. */
export const dispatched = <T extends (typeof eventTypes)[number]>(type: T): HTMLElementEventMap[T][] => {
  if (!events) throw new Error('No events are recorded: call recordEvents() first.');
  return events.filter((event): event is HTMLElementEventMap[T] => event.type === type);
};

/** The details of the error events during this test. */
export const errors = (): ErrorDetail[] => dispatched('agni-calls-error').map(({detail}) => detail);

/** The elements' console messages during this test. */
export const warnings: string[] = [];

/** Records the elements' warnings and keeps them out of the log; other warnings pass. */
export const recordWarnings = (): void => {
  const {warn} = console;
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (...words: unknown[]) => {
      if (String(words[0]).startsWith('<agni-')) warnings.push(words.join(' '));
      else warn.call(console, ...words);
    };
  });
  afterEach(() => {
    console.warn = warn;
  });
};
