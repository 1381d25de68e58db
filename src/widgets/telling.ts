import type {TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';
import {renderNotice} from '../parts/notice.js';
import type {Loader} from '../controllers/load.js';

/** What is heard of an element: `done` when it is ready, a wait when it begins, a failure. */
export function heardOf({state, wait, text}: Loader<unknown, unknown>, {messages}: Locale, done: string): string {
  return state === 'ready' ? done : wait ? messages.busy : text;
}

/**
 * A wait or a failure, above what is `shown` of an earlier answer; in general words when the particular ones could not
 * be loaded.
 */
export function renderTelling(
  loader: Loader<unknown, unknown>,
  locale: Locale,
  shown: unknown,
): TemplateResult | undefined {
  const {trouble, text, reload} = loader;
  if (trouble) return trouble.renderTrouble(loader, locale, shown);
  return text ? renderNotice({text, action: locale.messages.retry, act: reload}) : undefined;
}
