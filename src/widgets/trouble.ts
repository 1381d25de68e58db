import {html, type TemplateResult} from 'lit';
import type {ErrorDetail} from '../events.js';
import type {Locale} from '../locale/locale.js';
import type {CallsError} from '../model/errors.js';
import {renderNotice, type Notice} from '../views/panel.js';
import type {Loader} from './loader.js';

/** What an error event says of an error. */
export function errorDetail({code, facts}: CallsError, {messages}: Locale): ErrorDetail {
  const message = facts.missing ? messages.missing(facts.attribute ?? '') : messages.failure(code, facts);
  return {code, message, ...(facts.status === undefined ? {} : {status: facts.status})};
}

/** Tells the page's developer what to fix. */
export function warn(host: HTMLElement, error: CallsError): void {
  const {attribute} = error.facts;
  console.warn(`<${host.localName}>${attribute ? ` attribute "${attribute}"` : ''}: ${error.message} [${error.code}]`);
}

/** A wait with a button to end it, or a failure with a button to try again, where trying again can help. */
export function renderTrouble(loader: Loader<unknown, unknown>, locale: Locale, stale: string | undefined): TemplateResult {
  const {messages} = locale;
  const {wait, error, state} = loader;
  let notice: Notice = {text: ''};
  if (wait) {
    const seconds = Math.max(0, Math.ceil((wait.until - Date.now()) / 1000));
    notice = {text: messages.waiting(seconds), hint: stale, action: messages.retryNow, act: wait.now};
  } else if (error) {
    const {attribute} = error.facts;
    const canRetry = !attribute || attribute === 'headers';
    const retry = {action: messages.retry, act: () => loader.reload()};
    notice = {text: errorDetail(error, locale).message, hint: stale, urgent: state === 'failed', ...(canRetry && retry)};
  }
  return stale ? renderNotice(notice) : html`<div class="lone">${renderNotice(notice)}</div>`;
}
