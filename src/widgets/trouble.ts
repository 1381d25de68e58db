import type {TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';
import type {CallsError} from '../model/errors.js';
import {renderNotice} from '../views/panel.js';
import type {Loader} from './loader.js';

/**
 * What a failure means to the person reading; in general words when the particular ones cannot be loaded. Without a failure it only loads
 * them, after an answer, so that they are there when the network is not.
 */
export function describe({messages}: Locale, error?: CallsError): Promise<string> {
  return messages.failures().then(
    (failure) => (error ? failure(error) : ''),
    () => messages.failed,
  );
}

/**
 * A wait with a button to end it, or a failure with a button to try again, where trying again can help. It stands above what is `shown`
 * of an earlier answer, if anything is.
 */
export function renderTrouble(
  loader: Loader<unknown, unknown>,
  {messages}: Locale,
  shown: unknown = loader.answer,
): TemplateResult | undefined {
  const {wait, error, text, reload} = loader;
  const hint = shown ? messages.stale : '';
  if (wait) {
    const seconds = Math.ceil((wait.until - Date.now()) / 1000);
    return renderNotice({hint, text: messages.waiting(seconds), action: messages.retryNow, act: wait.now});
  }
  return error && renderNotice({hint, text, action: error.facts.attribute ? '' : messages.retry, act: reload});
}
