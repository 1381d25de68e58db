/** Who leads: the other side of a call, or both sides where that is not known. */
import {html, nothing, type TemplateResult} from 'lit';
import {duration, integer, moments} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import {spokenDuration} from '../../locale/units.js';
import {around} from '../../locale/words.js';
import {isOpen, type Call, type Party} from '../../model/call.js';
import type {Lines} from '../../model/lines.js';
import {otherParty} from '../../model/party.js';
import {brief} from '../brief.js';
import {renderStatus, statusText} from '../status.js';
import {timeText} from '../time-text.js';
import {reasonOf} from './reason.js';

const nameOf = ({name, number, email}: Party): string | undefined => {
  const text = name?.trim() || number || email;
  return text && brief(text);
};

/** The other side, and ours by its agent; without `way` both sides lead. */
function sides(
  call: Call,
  lines: Lines,
): {readonly other: Party; readonly way?: 'from' | 'to'; readonly own: string | undefined} {
  const {party, way} = otherParty(call, undefined, lines);
  const own = call.agent.name ?? nameOf(way === 'from' ? call.callee : call.caller);
  return {other: party, ...(way && {way}), own: own && brief(own)};
}

/** Who called whom, and the outcome: the facts people look for first. */
export function renderHead(call: Call, locale: Locale, lines: Lines): TemplateResult {
  const {unknown, callArrow, calledAgent, agentCalled} = locale.messages;
  const {caller, callee, durationSec} = call;
  const started = timeText(call, 'startedAt', moments(locale), locale);
  const {other, way, own} = sides(call, lines);
  const who = (party: Party) => {
    const name = nameOf(party);
    return html`<bdi translate=${name ? 'no' : nothing}>${name ?? unknown}</bdi>`;
  };
  const [before, after] = around(way === 'from' ? calledAgent : agentCalled);
  const facts = [
    way && own !== undefined ? html`${before}<bdi translate="no">${own}</bdi>${after}` : undefined,
    started === undefined ? undefined : html`<bdi>${started}</bdi>`,
    durationSec === undefined ? undefined : html`<bdi>${duration(locale, durationSec)}</bdi>`,
  ].filter((fact) => fact !== undefined);
  return html`<header part="head">
    <h2>
      ${
        way
          ? who(other)
          : html`${who(caller)} <span class="arrow" role="img" aria-label=${callArrow}></span> ${who(callee)}`
      }
    </h2>
    <div class="glance">
      ${renderStatus(call, locale)}<span class="muted"
        >${facts.map((fact, at) => html`${at ? ' · ' : nothing}${fact}`)}</span
      >
    </div>
  </header>`;
}

/** The beginning of a text, also of several lines, as a part of one sentence: the lines' own ends are not heard. */
const inSentence = (text: string): string =>
  brief(
    text
      .slice(0, 1000)
      .split(/[\r\n]+/)
      .map((line) => line.replace(/[.,;:!?…。、！？؟।\s]+$/u, '').trim())
      .filter(Boolean)
      .join(', '),
  );

/** What is announced when a call is on screen: which one it is, and how it went. */
export function announcementOf(call: Call, locale: Locale, lines: Lines): string {
  const {messages} = locale;
  const {id, caller, callee, durationSec, transcript} = call;
  const started = timeText(call, 'startedAt', moments(locale), locale);
  const {other, way} = sides(call, lines);
  const [from, to] = [nameOf(caller), nameOf(callee)];
  const both = from !== undefined && to !== undefined ? [from, messages.calledParty(to)] : [from ?? to];
  const who = way ? [nameOf(other)] : both;
  const reason = reasonOf(call, locale);
  const facts = [
    ...who,
    started,
    statusText(call, locale),
    reason && reason.field !== 'status' ? inSentence(reason.text) : undefined,
    isOpen(call) || durationSec === undefined ? undefined : spokenDuration(locale, durationSec),
  ].filter((fact) => fact !== undefined);
  const isNamed = who.some((name) => name !== undefined) || started !== undefined;
  // While a call is in progress its transcript grows, and each line would be announced.
  const turns = isOpen(call) ? 0 : (transcript?.items.length ?? 0);
  return messages.callLoaded(
    isNamed || !id ? facts : [messages.named(messages.call, id), ...facts],
    turns,
    turns ? integer(locale, turns) : '',
  );
}
