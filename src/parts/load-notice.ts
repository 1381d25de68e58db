import type {TemplateResult} from 'lit';
import {failureText, waitingTime} from '../locale/failure.js';
import type {Locale} from '../locale/locale.js';
import type {CallsError} from '../model/errors.js';
import {renderNotice} from './notice.js';

/** What an element is loading, as far as that can go wrong. */
export interface Loading {
  readonly wait: {readonly current: {readonly until: number; readonly now: () => void} | undefined};
  readonly error: CallsError | undefined;
  /** The last answer, which stays on screen below. */
  readonly answer: unknown;
  readonly reload: () => void;
}

/** A wait with a button that ends it, or a failure with a button to try again; `undefined` when all is well. */
export function renderLoadNotice({wait, error, answer, reload}: Loading, locale: Locale): TemplateResult | undefined {
  const {messages} = locale;
  const hint = answer ? messages.stale : '';
  if (wait.current) {
    const {until, now} = wait.current;
    const text = messages.waiting(waitingTime(locale, until - Date.now()));
    return renderNotice({hint, text, action: messages.retryNow, act: keepFocus(now)});
  }
  if (!error) return undefined;
  const action = error.facts.attribute ? '' : messages.retry; // no other try helps while an attribute is wrong
  return renderNotice({hint, text: failureText(locale, error), action, act: keepFocus(reload)});
}

/** The button goes with the notice: focus stays near, on the live region. */
const keepFocus = (act: () => void) => (event: Event) => {
  ((event.target as Element).getRootNode() as ShadowRoot).querySelector<HTMLElement>('[role=status]')?.focus();
  act();
};
