import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';
import type {Entry, Party} from '../model/call.js';

/** A fact: its name, and its value as text or markup; without one it is shown as not provided. */
export type Fact = readonly [label: string, value: string | TemplateResult | undefined];

/** Facts as a description list. */
export function renderFacts(facts: readonly Fact[], locale: Locale): TemplateResult {
  return html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt><bdi>${label}</bdi></dt>
          <dd dir="auto" class=${value === undefined ? 'muted' : nothing}>${value ?? locale.messages.notProvided}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A vendor's own lines as facts; `amounts` when plain numbers are credits. */
export function entryFacts(entries: readonly Entry[], locale: Locale, amounts = false): readonly Fact[] {
  return entries.map(({key, value}) => [key.split(' › ').map((part) => locale.word(part)).join(' › '), entryText(key, value, locale, amounts)]);
}

function entryText(key: string, value: Entry['value'], locale: Locale, amounts: boolean): string {
  if (typeof value === 'boolean') return value ? locale.messages.yes : locale.messages.no;
  if (typeof value === 'string') return value;
  if (/_sec(onds)?$/.test(key) && value >= 0) return locale.duration(value);
  return amounts ? locale.amount(value) : locale.number(value);
}

/** A party by name, number and address, whichever are known. */
export function renderParty({name, number, email}: Party): TemplateResult | undefined {
  if (!name && !number && !email) return undefined;
  return html`<bdi>${name ?? nothing}</bdi> <bdi class=${name ? 'muted' : nothing} dir="ltr">${number ?? nothing}</bdi> <bdi class="muted" dir="ltr">${email ?? nothing}</bdi>`;
}
