import {html, type TemplateResult} from 'lit';
import {humanWord, type Locale} from '../locale/locale.js';
import {statusKind} from '../model/call.js';

/** A call's status as shape, word and tint. */
export function renderStatus(status: string | undefined, {messages}: Locale): TemplateResult {
  return html`<span data-kind=${statusKind(status)}
    >${status ? humanWord(status, messages.words) : messages.unknown}</span
  >`;
}
