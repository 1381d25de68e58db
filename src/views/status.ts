import {html, type TemplateResult} from 'lit';
import {statusKind} from '../model/call.js';
import type {Locale} from '../locale/locale.js';

/** A call's status as shape, word and tint. */
export function renderStatus(status: string | undefined, locale: Locale): TemplateResult {
  return html`<span class="status" data-kind=${statusKind(status)}><span>${status ? locale.word(status) : locale.messages.unknown}</span></span>`;
}
