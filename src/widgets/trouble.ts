/**
 * What only a wait, a failure, a bounded search or a strange answer needs: loaded after the first answer, or when it is
 * needed.
 */
import type {ReactiveControllerHost, TemplateResult} from 'lit';
import {newcomers} from '../sources/connection.js';
import type {Locale} from '../locale/locale.js';
import type {FailureMessages, Messages} from '../locale/messages.js';
import type {CallsError} from '../model/errors.js';
import {renderNotice} from '../parts/notice.js';
import type {Loader} from '../controllers/load.js';
import {tellShape} from './shape.js';

/** The words of a language, once they are loaded. */
const loaded = new WeakMap<Messages, FailureMessages>();

type Host = HTMLElement & ReactiveControllerHost;

/**
 * What a failure means to the person reading; without one, its words are only loaded. Whoever reads the console is told
 * of it, too, and the page of what is new about an answer.
 */
export async function describe(host: Host, {messages}: Locale, answer: unknown, error?: CallsError): Promise<string> {
  if (answer) tellShape(host, answer);
  if (error?.facts.attribute === 'vendor') awaitVendor(host);
  const words = await messages.failures();
  loaded.set(messages, words);
  if (!error) return '';
  const text = words.failure(error);
  const {code, facts} = error;
  console.warn(`<${host.localName}>`, facts.attribute ?? '', code, facts.hint ?? text);
  return text;
}

/** Whoever waits for a vendor looks again when one is defined. An element that is gone for good is not kept by that. */
function awaitVendor(host: Host): void {
  const kept = new WeakRef(host);
  newcomers.addEventListener('vendor', () => kept.deref()?.requestUpdate());
}

/** How far a search went that did not reach the end. */
export function reachOf({messages, locale}: Locale, searched: number | undefined): string | undefined {
  return searched === undefined
    ? undefined
    : loaded.get(messages)?.searched(searched ? searched.toLocaleString(locale) : '');
}

/** Does what a notice offers; focus stays near, for the button goes with the notice. */
const keepFocus = (act: () => void) => (event: Event) => {
  ((event.target as Element).getRootNode() as ShadowRoot).querySelector<HTMLElement>('.heard')?.focus();
  act();
};

/**
 * A wait with a button to end it, or a failure with a button to try again, where trying again can help. It stands above
 * what is `shown` of an earlier answer, if anything is.
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
  return (
    error && renderNotice({hint, text, action: error.facts.attribute ? '' : messages.retry, act: keepFocus(reload)})
  );
}
