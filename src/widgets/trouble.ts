/**
 * What only a wait, a failure or a strange answer needs: loaded after the first answer, or when it is needed.
 */
import type {ReactiveControllerHost, TemplateResult} from 'lit';
import {newcomers} from '../sources/newcomers.js';
import {failureText, waitingTime} from '../locale/failure.js';
import type {Locale} from '../locale/locale.js';
import type {CallsError} from '../model/errors.js';
import {renderNotice} from '../parts/notice.js';
import type {Loader} from '../controllers/load.js';
import {tellShape} from './shape.js';

type Host = HTMLElement & ReactiveControllerHost;

/**
 * What a failure means to the person reading. The console is told of it, too, and the page of what is new about an
 * answer.
 */
export function describe(host: Host, locale: Locale, answer: unknown, error?: CallsError): string {
  if (answer) tellShape(host, answer);
  if (error?.facts.attribute === 'vendor') awaitVendor(host);
  if (!error) return '';
  const text = failureText(locale, error);
  const {code, facts} = error;
  console.warn(`<${host.localName}>`, facts.attribute ?? '', code, facts.hint ?? text);
  return text;
}

/** Whoever waits for a vendor looks again when one is defined. An element that is gone for good is not kept by that. */
function awaitVendor(host: Host): void {
  const kept = new WeakRef(host);
  newcomers.addEventListener('vendor', () => kept.deref()?.requestUpdate());
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
  locale: Locale,
  shown: unknown,
): TemplateResult | undefined {
  const {messages} = locale;
  const hint = shown ? messages.stale : '';
  if (wait) {
    const time = waitingTime(locale, wait.until - Date.now());
    return renderNotice({hint, text: messages.waiting(time), action: messages.retryNow, act: keepFocus(wait.now)});
  }
  return (
    error && renderNotice({hint, text, action: error.facts.attribute ? '' : messages.retry, act: keepFocus(reload)})
  );
}
