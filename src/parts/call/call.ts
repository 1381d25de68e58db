/**
 * A call in full, section by section. Elements load it in parallel with their first request, together with the
 * transcript: a page with lists alone never needs either.
 */
import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../../locale/locale.js';
import type {Call} from '../../model/call.js';
import {renderTranscript} from '../transcript/transcript.js';
import {entryFacts, renderFacts, whyNone} from './facts.js';
import {renderAnalysis, renderCallFacts, renderCost, renderHead, renderIds, renderLatencies} from './sections.js';

export {renderTranscript};

/** The content of the view besides the call itself. */
export interface CallView {
  readonly call: Call;
  readonly locale: Locale;
  /** The player of the call's recording, if it has one. */
  readonly player: TemplateResult;
  /** The address of the vendor's log of the call, if it is linked. */
  readonly logUrl: string | undefined;
}

/** The vendor's own lines; empty ones get no section. */
const lineSections = ['metadata', 'promptVariables', 'extractedVariables', 'events'] as const;

export function renderCall({call, locale, player, logUrl}: CallView): TemplateResult {
  const {messages} = locale;
  const summary = call.summary ?? call.analysis?.summary;
  const cost = call.cost?.unit && !locale.currency ? messages.credits : messages.cost;
  return html`<div class="body">
    ${renderHead(call, locale)}
    ${section(messages.recording, call.recordingUrl ? player : renderNoRecording(call, locale))}
    ${section(messages.summary, renderSummary(call, summary, locale))}
    ${section(messages.facts, renderCallFacts(call, locale))}
    ${section(messages.analysis, renderAnalysis({...call, ...(summary && {summary})}, locale))}
    ${section(messages.transcript, renderTranscript(call, locale))}
    ${call.cost ? section(cost, renderCost(call, locale)) : nothing}
    ${call.latencies ? section(messages.latencies, renderLatencies(call.latencies, locale)) : nothing}
    ${lineSections.map((name) => {
      const lines = call[name];
      return lines ? section(messages[name], renderFacts(entryFacts(lines, locale), locale)) : nothing;
    })}
    ${section(messages.ids, html`${renderIds(call, locale)} ${logUrl ? renderLog(logUrl, messages.log) : nothing}`)}
  </div>`;
}

function section(title: string, content: TemplateResult | typeof nothing): TemplateResult {
  return html`<section part="section">
    <h3>${title}</h3>
    ${content}
  </section>`;
}

function renderSummary(call: Call, summary: string | undefined, locale: Locale): TemplateResult {
  if (!summary) return renderAbsence(whyNone(call, locale, locale.messages.noSummary));
  return html`<p dir="auto" lang="" class="prose">${summary}</p>`;
}

function renderNoRecording(call: Call, locale: Locale): TemplateResult {
  const {notStored, noRecording} = locale.messages;
  return renderAbsence(call.notStored?.includes('recording') ? notStored : whyNone(call, locale, noRecording));
}

function renderAbsence(why: string): TemplateResult {
  return html`<p class="muted">${why}</p>`;
}

function renderLog(address: string, text: string): TemplateResult {
  return html`<p><a href=${address} target="_blank" rel="noreferrer">${text}</a></p>`;
}
