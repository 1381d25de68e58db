import {html, type TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';
import {word} from '../locale/words.js';
import {statusKind} from '../model/call.js';

/** A call's status as shape, word and tint. */
export function renderStatus(status: string | undefined, locale: Locale): TemplateResult {
  return html`<span data-kind=${statusKind(status)}>${status ? word(locale, status) : locale.messages.unknown}</span>`;
}
