import type {TemplateResult} from 'lit';
import {failureText, setupText, waitingTime} from '../locale/failure.js';
import type {Locale} from '../locale/locale.js';
import type {CallsError} from '../model/errors.js';
import {renderNotice} from './notice.js';

/** The state of an element's load, as far as its notices show it. */
export interface Loading {
  readonly wait: {readonly current: {readonly until: number; readonly now: () => void} | undefined};
  readonly error: CallsError | undefined;
  /** The last answer, which stays on screen below. */
  readonly answer: unknown;
  readonly reload: () => void;
}

/** The notice of a wait, with a button to retry at once, or of a failure, with a retry button; else `undefined`. */
export function renderLoadNotice({wait, error, answer, reload}: Loading, locale: Locale): TemplateResult | undefined {
  const {messages} = locale;
  const hint = answer ? messages.stale : '';
  if (wait.current) {
    const {until, now} = wait.current;
    const text = messages.waiting(waitingTime(locale, until - Date.now()));
    return renderNotice({hint, text, action: messages.retryNow, act: keepFocus(now)});
  }
  if (!error) return undefined;
  const action = error.facts.attribute ? '' : messages.retry; // a retry cannot correct an attribute
  const setup = answer ? '' : setupText(locale, error); // a setup that has led to an answer is right
  return renderNotice({hint, setup, text: failureText(locale, error), action, act: keepFocus(reload)});
}

/** For a button that disappears with its notice: focus moves to the live region. */
export const keepFocus = (act: () => void) => (event: Event) => {
  ((event.target as Element).getRootNode() as ShadowRoot).querySelector<HTMLElement>('[role=status]')?.focus();
  act();
};
