/**
 * A call in full, section by section. Elements load it in parallel with their first request, together with the
 * transcript: a page with lists alone never needs either.
 */
import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../../locale/locale.js';
import type {Call} from '../../model/call.js';
import type {Lines} from '../../model/lines.js';
import {renderTranscript} from '../transcript/transcript.js';
import {foldText} from '../fold/fold.js';
import {renderAbsence} from './absence.js';
import {entryFacts, renderFacts, type Fact} from './facts.js';
import {reasonOf, renderReason} from './reason.js';
import {analysisFacts, callFacts, renderCost, renderIds, renderLatencies} from './sections.js';
import {announcementOf, renderHead} from './title.js';

export {announcementOf, renderTranscript};

/** The content of the view besides the call itself. */
export interface CallView {
  readonly call: Call;
  readonly locale: Locale;
  /** The business's own numbers, as far as known. */
  readonly lines: Lines;
  /** The player of the call's recording, if it has one. */
  readonly player: TemplateResult;
  /** The address of the vendor's log of the call, if it is linked. */
  readonly logUrl: string | undefined;
}

/** The vendor's own lines; empty ones get no section. */
const lineSections = ['metadata', 'promptVariables', 'extractedVariables', 'events'] as const;

export function renderCall({call, locale, lines, player, logUrl}: CallView): TemplateResult {
  const {messages} = locale;
  const reason = reasonOf(call, locale);
  const summary = call.summary ?? call.analysis?.summary;
  const cost = call.cost?.unit && !locale.currency ? messages.credits : messages.cost;
  const list = (title: string, facts: readonly Fact[]) =>
    facts.length ? section(title, renderFacts(facts, locale)) : nothing;
  return html`<div class="body">
    ${renderHead(call, locale, lines)} ${renderReason(call, reason, locale)}
    ${call.recordingUrl ? section(messages.recording, player) : nothing}
    ${summary ? section(messages.summary, renderSummary(summary, locale)) : nothing}
    ${reason ? nothing : renderAbsence(call, locale)} ${list(messages.facts, callFacts(call, locale, reason?.field))}
    ${list(messages.analysis, analysisFacts(call, locale))}
    ${call.transcript?.items.length ? section(messages.transcript, renderTranscript(call, locale)) : nothing}
    ${call.cost ? section(cost, renderCost(call, locale)) : nothing}
    ${call.latencies ? section(messages.latencies, renderLatencies(call.latencies, locale)) : nothing}
    ${lineSections.map((name) => list(messages[name], entryFacts(call[name] ?? [], locale)))}
    ${section(messages.ids, html`${renderIds(call, locale)} ${logUrl ? renderLog(logUrl, messages.log) : nothing}`)}
  </div>`;
}

function section(title: string, content: TemplateResult | typeof nothing): TemplateResult {
  return html`<section part="section">
    <h3>${title}</h3>
    ${content}
  </section>`;
}

function renderSummary(summary: string, locale: Locale): TemplateResult {
  return html`<p dir="auto" lang="" class="prose">${foldText(summary, locale, 'prose')}</p>`;
}

function renderLog(address: string, text: string): TemplateResult {
  return html`<p><a href=${address} target="_blank" rel="noreferrer">${text}</a></p>`;
}
