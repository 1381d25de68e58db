/** What only a wait, a failure or a bounded search needs: loaded after the first answer, or when it is needed. */
import type {TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';
import type {FailureMessages, Messages} from '../locale/messages.js';
import type {CallsError} from '../model/errors.js';
import {renderNotice} from '../views/panel.js';
import type {Loader} from './loader.js';

/** The words of a language, once they are loaded. */
const loaded = new WeakMap<Messages, FailureMessages>();

/** What a failure means to the person reading; without one, its words are only loaded. */
export async function describe({messages}: Locale, error?: CallsError): Promise<string> {
  const words = await messages.failures();
  loaded.set(messages, words);
  return error ? words.failure(error) : '';
}

/** How far a search went that did not reach the end. */
export function reachOf({messages, locale}: Locale, searched: number | undefined): string | undefined {
  return searched === undefined ? undefined : loaded.get(messages)?.searched(searched.toLocaleString(locale));
}

/** Does what a notice offers; focus stays near, for the button goes with the notice. */
const keepFocus = (act: () => void) => (event: Event) => {
  ((event.target as Element).getRootNode() as ShadowRoot).querySelector<HTMLElement>('.heard')?.focus();
  act();
};

/**
 * A wait with a button to end it, or a failure with a button to try again, where trying again can help. It stands above what is `shown`
 * of an earlier answer, if anything is.
 */
export function renderTrouble(
  {wait, error, text, reload}: Loader<unknown, unknown>,
  {messages}: Locale,
  shown: unknown,
): TemplateResult | undefined {
  const words = loaded.get(messages);
  const hint = shown ? words?.stale : '';
  if (wait && words) {
    const seconds = Math.ceil((wait.until - Date.now()) / 1000);
    return renderNotice({hint, text: words.waiting(seconds), action: words.retryNow, act: keepFocus(wait.now)});
  }
  return error && renderNotice({hint, text, action: error.facts.attribute ? '' : messages.retry, act: keepFocus(reload)});
}
