import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../../locale/locale.js';
import {figure, value} from '../../locale/values.js';
import {label, word} from '../../locale/words.js';
import {isOpen, statusKind, type Call, type Entry, type Party} from '../../model/call.js';

/** A fact: its label, and its value as text or markup; without a value it is shown as not provided. */
export type Fact = readonly [label: string, value: string | TemplateResult | undefined];

/** Facts as a description list; `verbatim` values are names or ids, which a page's translator must leave. */
export function renderFacts(facts: readonly Fact[], locale: Locale, verbatim = false): TemplateResult {
  return html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt><bdi>${label}</bdi></dt>
          <dd class=${value === undefined ? 'muted' : nothing} translate=${verbatim ? 'no' : nothing}>
            <bdi>${value ?? locale.messages.notProvided}</bdi>
          </dd>
        </div>`,
    )}
  </dl>`;
}

/** Analyses and transcripts arrive after a call; later than this, in milliseconds, they are not expected any more. */
const soon = 3_600_000;

/** Why a part that arrives at or after the call's end is absent; `none` if no reason is known. */
export function whyNone({status, endedAt = 0}: Pick<Call, 'status' | 'endedAt'>, locale: Locale, none: string): string {
  const {inProgress, notYet} = locale.messages;
  if (isOpen({status})) return inProgress;
  return statusKind(status) === 'completed' && Date.now() - endedAt < soon ? notYet : none;
}

/** The facts with a value. */
export function knownFacts(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(([, value]) => value);
}

/** Lines as facts: their labels are texts, and so are their values. */
export type EntryFact = Fact & readonly [string, string];

const labelled = (key: string, labelOf: (part: string) => string): string => key.split(' › ').map(labelOf).join(' › ');

/**
 * Lines that somebody chose, as sent. `known` are keys of the vendor's own among them, which have a translation.
 */
export function entryFacts(
  entries: readonly Entry[],
  locale: Locale,
  known: readonly string[] = [],
): readonly EntryFact[] {
  const labelOf = (key: string) => (known.includes(key) ? word(locale, key) : labelled(key, label));
  return entries.map(({key, value: sent}) => [labelOf(key), value(locale, sent)]);
}

/** The lines of a vendor's bill, in its closed sets of words. */
export function billFacts(entries: readonly Entry[], locale: Locale): readonly EntryFact[] {
  return entries.map(({key, value: sent}) => [labelled(key, (part) => word(locale, part)), figure(locale, key, sent)]);
}

/** A party's name, number and address, as far as known. */
export function renderParty({name, number, email}: Party): TemplateResult | undefined {
  const rest = [number, email].filter((part) => part !== undefined);
  if (!name && !rest.length) return undefined;
  return html`${name ? html`<bdi translate="no">${name}</bdi>` : nothing}${rest.map(
    (part) => html`<bdi class=${name ? 'muted part' : 'part'} dir="ltr" translate="no">${part}</bdi>`,
  )}`;
}
