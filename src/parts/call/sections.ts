import {html, nothing, type TemplateResult} from 'lit';
import {amount, decimal, duration, instant, percent} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import {word, wordOf} from '../../locale/words.js';
import type {Call, CallDays, Latency} from '../../model/call.js';
import {briefName} from '../brief.js';
import {foldText} from '../fold/fold.js';
import {isOverruled} from '../status.js';
import {timeText} from '../time-text.js';
import {billFacts, entryFacts, knownFacts, renderFacts, renderParty, type Fact} from './facts.js';

/** The facts of the call itself, as far as known; `shown` is a field that stands elsewhere already. */
export function callFacts(call: Call, locale: Locale, shown: keyof Call | undefined): readonly Fact[] {
  const {messages} = locale;
  const {durationSec, disconnectReason, latencyMs} = call;
  const full = (name: keyof CallDays) => timeText(call, name, (ms) => instant(locale, ms), locale, 'long');
  const unless = (field: keyof Call, text: string | undefined) => (field === shown ? undefined : text);
  return knownFacts([
    [messages.from, renderParty(call.caller, locale)],
    [messages.to, renderParty(call.callee, locale)],
    [messages.agent, call.agent.name && html`<span translate="no">${foldText(call.agent.name, locale)}</span>`],
    [messages.columns.status, ownStatus(call, locale)],
    [messages.channel, call.channel && word(locale, call.channel)],
    [messages.started, full('startedAt')],
    [messages.ended, full('endedAt')],
    [messages.lasted, durationSec === undefined ? undefined : duration(locale, durationSec)],
    [messages.disconnectReason, unless('disconnectReason', disconnectReason && word(locale, disconnectReason))],
    [messages.latency, latencyMs === undefined ? undefined : messages.milliseconds(decimal(locale, latencyMs))],
    [messages.error, unless('errorMessage', call.errorMessage)],
    [messages.created, full('createdAt')],
  ]);
}

/** A status that has no room in the head, or that the end reason overrules there. */
function ownStatus(call: Call, locale: Locale): string | undefined {
  const text = word(locale, call.status ?? '');
  return text && (text.length > briefName || isOverruled(call)) ? text : undefined;
}

/** The sentiments that services choose from; another one is somebody's own. */
const sentiments = /^(positive|negative|neutral|mixed|unknown)$/i;

/** Findings and ids under keys of the vendors' own; every other key is somebody's. */
const analysisKeys = ['call_successful', 'in_voicemail'];
const telephonyKeys = ['call_sid', 'twilio_call_sid'];

/** The vendor's analysis: sentiment, a summary that differs from the call's, and every other line. */
export function analysisFacts({analysis, summary}: Call, locale: Locale): readonly Fact[] {
  if (!analysis) return [];
  const {messages} = locale;
  const other = summary === undefined || analysis.summary === summary ? undefined : analysis.summary;
  const facts: readonly Fact[] = [
    [messages.sentiment, analysis.sentiment && wordOf(locale, analysis.sentiment, sentiments)],
    [messages.summary, other],
  ];
  return [...knownFacts(facts), ...entryFacts(analysis.entries, locale, analysisKeys)];
}

/** Names of totals among the parts; the duration of a call may be one of them, and is no cost. */
const totals = /^(?!.*(?:sec|duration)).*(?:total|combined)/i;

/** The cost, as sent: credits, or money if the page sets a currency. */
export function renderCost({cost}: Call, locale: Locale): TemplateResult | typeof nothing {
  if (!cost) return nothing;
  const {total, creditsNote} = locale.messages;
  const sum: Fact = [total, cost.total === undefined ? cost.totalText : amount(locale, cost.total)];
  const isAmongParts = sum[1] === undefined && cost.parts.some(({key}) => totals.test(key));
  return html`${renderFacts([...(isAmongParts ? [] : [sum]), ...billFacts(cost.parts, locale)], locale)}
    <p class="muted">${creditsNote}</p>`;
}

/** Latencies, as the vendor summed them up: one fact each, one line per figure. */
export function renderLatencies(latencies: readonly Latency[], locale: Locale): TemplateResult {
  const facts = latencies.map((latency): Fact => [word(locale, latency.name), figures(latency, locale).join('\n')]);
  return renderFacts(facts, locale);
}

function figures({p50, p90, p95, p99, min, max, count}: Latency, locale: Locale): readonly string[] {
  const {messages} = locale;
  const figure = (ms: number | undefined, textOf: (time: string) => string) =>
    ms === undefined ? [] : [textOf(messages.milliseconds(decimal(locale, ms)))];
  const within = (share: number) => (time: string) => messages.within(percent(locale, share), time);
  return [
    ...figure(p50, messages.median),
    ...figure(p90, within(0.9)),
    ...figure(p95, within(0.95)),
    ...figure(p99, within(0.99)),
    ...figure(min, messages.shortest),
    ...figure(max, messages.longest),
    ...(count === undefined ? [] : [messages.measured(count, decimal(locale, count))]),
  ];
}

/** The identifiers a support request needs. */
export function renderIds(
  {id, agent, roomId, organizationId, telephonyIds = []}: Call,
  locale: Locale,
): TemplateResult {
  const {call, agent: agentLabel, room, organization} = locale.messages;
  const own = knownFacts([
    [call, id],
    [agentLabel, agent.id],
    [room, roomId],
    [organization, organizationId],
  ]);
  return renderFacts([...own, ...entryFacts(telephonyIds, locale, telephonyKeys)], locale, true);
}
