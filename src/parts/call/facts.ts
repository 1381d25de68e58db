import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../../locale/locale.js';
import {value, word} from '../../locale/words.js';
import {isOpen, statusKind, type Call, type Entry, type Party} from '../../model/call.js';

/** A fact: its name, and its value as text or markup; without one it is shown as not provided. */
export type Fact = readonly [label: string, value: string | TemplateResult | undefined];

/** Facts as a description list. */
export function renderFacts(facts: readonly Fact[], locale: Locale): TemplateResult {
  return html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt><bdi>${label}</bdi></dt>
          <dd class=${value === undefined ? 'muted' : nothing}>
            <bdi>${value ?? locale.messages.notProvided}</bdi>
          </dd>
        </div>`,
    )}
  </dl>`;
}

/**
 * Analyses and transcripts are made when a call is over; after this many milliseconds nobody waits for them any more.
 */
const soon = 3_600_000;

/** Why a call has not what comes with its end, or some time after it; `none` where nothing more is known. */
export function whyNone({status, endedAt = 0}: Pick<Call, 'status' | 'endedAt'>, locale: Locale, none: string): string {
  const {inProgress, notYet} = locale.messages;
  if (isOpen({status})) return inProgress;
  return statusKind(status) === 'completed' && Date.now() - endedAt < soon ? notYet : none;
}

/** Those of the facts that are known. */
export function knownFacts(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(([, value]) => value);
}

/** A vendor's own lines as facts; `amounts` when plain numbers are credits. */
export function entryFacts(
  entries: readonly Entry[],
  locale: Locale,
  amounts = false,
): readonly (Fact & readonly [string, string])[] {
  const label = (key: string) => key.split(' › ').map((part) => word(locale, part));
  return entries.map(({key, value: sent}) => [label(key).join(' › '), value(locale, key, sent, amounts)]);
}

/** A party by name, number and address, whichever are known. */
export function renderParty({name, number, email}: Party): TemplateResult | undefined {
  const rest = [number, email].filter((part) => part !== undefined);
  if (!name && !rest.length) return undefined;
  return html`${name ? html`<bdi>${name}</bdi>` : nothing}${rest.map(
    (part) => html`<bdi class=${name ? 'muted part' : 'part'} dir="ltr">${part}</bdi>`,
  )}`;
}
