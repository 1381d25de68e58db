import type {TemplateResult} from 'lit';
import {waitingTime} from '../locale/failure.js';
import type {Locale} from '../locale/locale.js';
import {renderNotice} from './notice.js';

/** A wait before a request is repeated, or a failure. */
export interface Trouble {
  /** Until when the request waits, as epoch milliseconds, and what ends the wait. */
  readonly wait: {readonly until: number; readonly now: () => void} | undefined;
  /** What went wrong, in words; empty when nothing did. */
  readonly message: string;
  /** Whether trying again can help: it cannot where an attribute is wrong. */
  readonly canRetry: boolean;
  /** Whether an earlier answer is on screen below. */
  readonly hasAnswer: boolean;
  readonly onRetry: () => void;
}

/** A wait with a button that ends it, or a failure with a button to try again; `undefined` when all is well. */
export function renderLoadNotice(trouble: Trouble, locale: Locale): TemplateResult | undefined {
  const {wait, message, canRetry, hasAnswer, onRetry} = trouble;
  const {messages} = locale;
  const hint = hasAnswer ? messages.stale : '';
  if (wait) {
    const text = messages.waiting(waitingTime(locale, wait.until - Date.now()));
    return renderNotice({hint, text, action: messages.retryNow, act: keepFocus(wait.now)});
  }
  if (!message) return undefined;
  return renderNotice({hint, text: message, action: canRetry ? messages.retry : '', act: keepFocus(onRetry)});
}

/** The button goes with the notice: focus stays near, on the live region. */
const keepFocus = (act: () => void) => (event: Event) => {
  ((event.target as Element).getRootNode() as ShadowRoot).querySelector<HTMLElement>('[role=status]')?.focus();
  act();
};
