import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../../locale/locale.js';
import {value, word} from '../../locale/words.js';
import type {Entry, Party} from '../../model/call.js';
import {foldList, foldText} from '../fold/fold.js';

/** A fact: its label, and its value as text or markup; without a value it is shown as not provided. */
export type Fact = readonly [label: string, value: string | TemplateResult | undefined];

/** Facts as a description list; the beginning of it where there are very many. */
export function renderFacts(facts: readonly Fact[], locale: Locale): TemplateResult {
  const textOf = ([label, value]: Fact) => (typeof value === 'string' ? label + value : label);
  return html`${foldList(facts, textOf, (some) => renderList(some, locale), locale)}`;
}

function renderList(facts: readonly Fact[], locale: Locale): TemplateResult {
  return html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt><bdi>${foldText(label, locale)}</bdi></dt>
          <dd class=${value === undefined ? 'muted' : nothing}>
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

/** A vendor's own lines as facts; `amounts` when plain numbers are credits. */
export function entryFacts(
  entries: readonly Entry[],
  locale: Locale,
  amounts = false,
): readonly (Fact & readonly [string, string])[] {
  const label = (key: string) => key.split(' › ').map((part) => word(locale, part));
  return entries.map(({key, value: sent}) => [label(key).join(' › '), value(locale, key, sent, amounts)]);
}

/** A party's name, number and address, as far as known. */
export function renderParty({name, number, email}: Party): TemplateResult | undefined {
  const rest = [number, email].filter((part) => part !== undefined);
  if (!name && !rest.length) return undefined;
  return html`${name ? html`<bdi>${name}</bdi>` : nothing}${rest.map(
    (part) => html`<bdi class=${name ? 'muted part' : 'part'} dir="ltr">${part}</bdi>`,
  )}`;
}
