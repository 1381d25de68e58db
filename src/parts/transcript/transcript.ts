import {css, html, nothing, type TemplateResult} from 'lit';
import {detailMessages, position, word} from '../../locale/detail-locale.js';
import type {Locale} from '../../locale/locale.js';
import {isOpen, isSpeech, type Call, type TranscriptItem} from '../../model/call.js';
import {whyNone} from '../call/facts.js';
import {renderMedia, renderStep, renderToolUse} from './tool-use.js';

/** How a transcript looks. */
export const transcriptStyles = css`
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
    display: grid;
    gap: 0.9em;
  }
  li {
    padding-inline-start: 0.85em;
    border-inline-start: 3px solid var(--_line);
    max-width: 46em;
  }
  li[data-role='agent'] {
    border-color: color-mix(in oklab, var(--_accent) 55%, var(--_surface));
  }
  .happened {
    border-inline-start-style: dotted;
  }
  .speaker {
    display: flex;
    gap: 0.75em;
    font-size: 0.857em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .at {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .text,
  dd {
    overflow-wrap: anywhere;
  }
  .text,
  dd > bdi {
    white-space: pre-wrap;
  }
  dl {
    margin: 0.35em 0 0;
    font-size: 0.857em;
  }
  dl div {
    display: flex;
    gap: 0.85em;
  }
  dt {
    flex: none;
    min-width: 4em;
    color: var(--_muted);
  }
  dd {
    margin: 0;
  }
  .line {
    display: block;
    width: fit-content; /* so that it begins where the page's text does */
  }
  .outcome {
    font-size: 0.857em;
  }
`;

/** What was said in a call, or why that is not shown. */
export function renderTranscript(call: Call, locale: Locale): TemplateResult {
  const items = call.transcript?.items ?? [];
  if (!items.length) {
    const {notStored, noTranscript} = detailMessages(locale);
    return html`<span class="muted"
      >${call.notStored?.includes('transcript') ? notStored : whyNone(call, locale, noTranscript)}</span
    >`;
  }
  return html`<ol role="list">
    ${items.map((item) => renderItem(item, call, locale))}
  </ol>`;
}

function renderItem(item: TranscriptItem, call: Call, locale: Locale): TemplateResult {
  const {role, at, tool, node, media} = item;
  const said = tool ? tool.name && word(locale, tool.name) : node ? renderStep(node, locale) : item.text;
  return html`<li part="item" class=${isSpeech(item) ? nothing : 'happened'} data-role=${role ?? nothing}>
    <div class="speaker" part="speaker">
      <bdi>${speakerOf(item, call, locale)}</bdi
      >${at === undefined ? nothing : html`<span class="at muted">${position(at)}</span>`}
    </div>
    ${said ? html`<div class="text" part="text" dir="auto">${said}</div>` : nothing}
    ${tool ? renderToolUse(tool, isOpen(call), locale) : nothing} ${media ? renderMedia(media, locale) : nothing}
  </li>`;
}

function speakerOf({role, speaker}: TranscriptItem, {agent}: Call, locale: Locale): string {
  const {customer, unknownSpeaker} = detailMessages(locale);
  if (speaker) return speaker;
  if (role === 'agent') return agent.name ?? locale.messages.columns[1];
  if (role === 'user') return customer;
  return role ? word(locale, role) : unknownSpeaker;
}
