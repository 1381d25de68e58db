import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';
import {sentimentKind, statusKind, type Call} from '../model/call.js';
import {entryFacts, renderFacts, renderParty, type Fact} from './facts.js';
import {renderStatus} from './status.js';

/** Who with whom, and how it ended: what a person looks for first. */
export function renderHead({caller, callee, status, startedAt, durationSec}: Call, locale: Locale): TemplateResult {
  const {messages} = locale;
  const who = (party: Call['caller']) => html`<bdi>${party.name ?? party.number ?? messages.unknownNumber}</bdi>`;
  const when = [startedAt === undefined ? undefined : locale.moment(startedAt), durationSec === undefined ? undefined : locale.duration(durationSec)];
  return html`<header part="head">
    <h2>${who(caller)} <span class="arrow" role="img" aria-label=${messages.to.toLowerCase()}></span> ${who(callee)}</h2>
    <div class="glance">
      ${renderStatus(status, locale)}<span class="muted">${when.filter(Boolean).join(' · ')}</span>
    </div>
  </header>`;
}

/** What the API says of the call itself. */
export function renderCallFacts(call: Call, locale: Locale): TemplateResult {
  const {messages} = locale;
  const {columns, facts} = messages;
  const {agent, caller, callee, channel, startedAt, endedAt, durationSec, disconnectReason, latencyMs, errorMessage} = call;
  const instant = (ms: number | undefined) => (ms === undefined ? undefined : locale.instant(ms));
  const active = statusKind(call.status) === 'active' ? messages.inProgress : undefined;
  const always: Fact[] = [
    [facts.caller, renderParty(caller)],
    [facts.callee, renderParty(callee)],
    [columns.agent, agent.name],
    [columns.channel, channel && locale.word(channel)],
    [columns.started, instant(startedAt)],
    [facts.ended, instant(endedAt) ?? active],
    [columns.duration, durationSec === undefined ? active : locale.duration(durationSec)],
    [facts.disconnectReason, disconnectReason ? locale.word(disconnectReason) : active],
  ];
  const sometimes: Fact[] = [
    [facts.latency, latencyMs === undefined ? undefined : messages.milliseconds(locale.number(latencyMs))],
    [facts.error, errorMessage],
  ];
  return renderFacts([...always, ...given(sometimes)], locale);
}

/** What the vendor's analysis found. */
export function renderAnalysis({analysis, summary, status}: Call, locale: Locale): TemplateResult {
  const {messages} = locale;
  if (!analysis) return html`<p class="muted">${statusKind(status) === 'active' ? messages.inProgress : messages.noAnalysis}</p>`;
  const {sentiment} = analysis;
  const kind = sentimentKind(sentiment);
  return renderFacts(
    [
      ...given([
        [messages.facts.sentiment, sentiment && (kind === 'unknown' ? locale.word(sentiment) : messages.sentiments[kind])],
        [messages.sections.summary, analysis.summary === summary ? undefined : analysis.summary],
      ]),
      ...entryFacts(analysis.entries, locale),
    ],
    locale,
  );
}

/** What the call cost, as given: credits, or money where the page named a currency. */
export function renderCost({cost}: Call, locale: Locale): TemplateResult | typeof nothing {
  if (!cost) return nothing;
  const {messages} = locale;
  const total: Fact = [messages.facts.total, cost.total === undefined ? undefined : locale.amount(cost.total)];
  return html`${renderFacts([total, ...entryFacts(cost.parts, locale, true)], locale)}
    <p class="muted">${messages.creditsNote}</p>`;
}

/** The identifiers somebody needs when they ask for help. */
export function renderIds({id, agent, roomId, organizationId}: Call, locale: Locale): TemplateResult {
  const {ids} = locale.messages;
  return renderFacts(
    given([
      [ids.call, id],
      [ids.agent, agent.id],
      [ids.room, roomId],
      [ids.organization, organizationId],
    ]),
    locale,
  );
}

const given = (facts: readonly Fact[]): readonly Fact[] => facts.filter(([, value]) => value !== undefined && value !== '');
