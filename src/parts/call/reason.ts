/** A call that did not succeed leads with its reason. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../../locale/locale.js';
import {word} from '../../locale/words.js';
import type {Call} from '../../model/call.js';
import {outcomeKind} from '../../model/outcome.js';
import {foldText} from '../fold/fold.js';
import {renderAbsence} from './absence.js';

/** The reason, and the field it stands in, which is then not repeated among the facts. */
export interface Reason {
  readonly field: 'errorMessage' | 'disconnectReason' | 'status';
  readonly text: string;
}

/** Why a call failed or was missed: the error, else how it ended, else its status. */
export function reasonOf(call: Call, locale: Locale): Reason | undefined {
  const {status, errorMessage, disconnectReason} = call;
  const kind = outcomeKind(call);
  const isUnknownWithError = kind === 'unknown' && errorMessage !== undefined;
  if (kind !== 'failed' && kind !== 'missed' && !isUnknownWithError) return undefined;
  if (errorMessage !== undefined) return {field: 'errorMessage', text: errorMessage};
  if (disconnectReason !== undefined) return {field: 'disconnectReason', text: word(locale, disconnectReason)};
  return {field: 'status', text: word(locale, status ?? '')};
}

/** The reason, and below it what does not exist for that reason. */
export function renderReason(call: Call, reason: Reason | undefined, locale: Locale): TemplateResult | typeof nothing {
  if (!reason) return nothing;
  return html`<div class="reason" data-why=${outcomeKind(call)}>
    <p class="why"><bdi>${foldText(reason.text, locale)}</bdi></p>
    ${renderAbsence(call, locale)}
  </div>`;
}
