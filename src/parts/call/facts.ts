import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../../locale/locale.js';
import {figure, value} from '../../locale/values.js';
import {label, word} from '../../locale/words.js';
import type {Entry, Party} from '../../model/call.js';
import {foldList, foldText} from '../fold/fold.js';

/** A fact: its label, and its value as text or markup; without a value it is shown as not provided. */
export type Fact = readonly [label: string, value: string | TemplateResult | undefined];

/**
 * Facts as a description list; the beginning of it where there are very many. `verbatim` values are names or ids, which a
 * page's translator must leave.
 */
export function renderFacts(facts: readonly Fact[], locale: Locale, verbatim = false): TemplateResult {
  const textOf = ([label, value]: Fact) => (typeof value === 'string' ? label + value : label);
  return html`${foldList(facts, textOf, (some) => renderList(some, locale, verbatim), locale)}`;
}

function renderList(facts: readonly Fact[], locale: Locale, verbatim: boolean): TemplateResult {
  return html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt><bdi>${foldText(label, locale)}</bdi></dt>
          <dd class=${value === undefined ? 'muted' : nothing} translate=${verbatim ? 'no' : nothing}>
            <bdi>${renderValue(value ?? locale.messages.notProvided, locale)}</bdi>
          </dd>
        </div>`,
    )}
  </dl>`;
}

function renderValue(value: string | TemplateResult, locale: Locale): unknown {
  return typeof value === 'string' ? foldText(value, locale) : value;
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
export function renderParty({name, number, email}: Party, locale: Locale): TemplateResult | undefined {
  const rest = [number, email].filter((part) => part !== undefined);
  if (!name && !rest.length) return undefined;
  return html`${name ? html`<bdi translate="no">${foldText(name, locale)}</bdi>` : nothing}${rest.map(
    (part) => html`<bdi class=${name ? 'muted part' : 'part'} dir="ltr" translate="no">${foldText(part, locale)}</bdi>`,
  )}`;
}
