import {html, nothing, type TemplateResult} from 'lit';
import {position} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import {word} from '../../locale/words.js';
import {isOpen, isSpeech, type Call, type TranscriptItem} from '../../model/call.js';
import {absenceOf, textOfAbsence} from '../call/absence.js';
import {brief, briefName} from '../brief.js';
import {foldText} from '../fold/fold.js';
import {renderMedia, renderStep, renderToolUse} from './tool-use.js';

/** A call's transcript, or the reason why it is missing. */
export function renderTranscript(call: Call, locale: Locale): TemplateResult {
  const items = call.transcript?.items ?? [];
  if (!items.length) {
    const why = textOfAbsence(absenceOf(call, 'transcript') ?? 'none', ['transcript'], locale);
    return html`<span class="muted">${why}</span>`;
  }
  return html`<ol class="transcript" role="list">
    ${items.map((item) => renderItem(item, call, locale))}
  </ol>`;
}

/** People mix languages, so speech has no declared language: an empty `lang` means unknown (HTML §3.2.6.2). */
function renderItem(item: TranscriptItem, call: Call, locale: Locale): TemplateResult {
  const {role, at, tool, node, media} = item;
  const content = tool ? tool.name : node ? renderStep(node, locale) : foldText(item.text, locale, 'prose');
  return html`<li part="item" class=${isSpeech(item) ? nothing : 'happened'} data-role=${role ?? nothing}>
    <div class="speaker" part="speaker">
      <bdi translate=${isName(item, call) ? 'no' : nothing}>${brief(speakerOf(item, call, locale), briefName)}</bdi
      >${at === undefined ? nothing : html`<span class="at muted">${position(at)}</span>`}
    </div>
    ${content ? html`<div class="text" part="text" dir="auto" lang=${node ? nothing : ''}>${content}</div>` : nothing}
    ${tool ? renderToolUse(tool, isOpen(call), locale) : nothing} ${media ? renderMedia(media, locale) : nothing}
  </li>`;
}

/** Whether the speaker is a name, which a page's translator must leave, and not a word for a role. */
function isName({role, speaker}: TranscriptItem, {agent}: Call): boolean {
  return Boolean(speaker ?? (role === 'agent' && agent.name));
}

function speakerOf({role, speaker}: TranscriptItem, {agent}: Call, locale: Locale): string {
  const {customer, agentSpeaker, unknownSpeaker} = locale.messages;
  if (speaker) return speaker;
  if (role === 'agent') return agent.name ?? agentSpeaker;
  if (role === 'user') return customer;
  return role ? word(locale, role) : unknownSpeaker;
}
