import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';

/** The one value that says what an element is doing. */
export type LoadState = 'idle' | 'loading' | 'refreshing' | 'ready' | 'empty' | 'failed';

/** A sentence with what can be done about it. */
export interface Notice {
  /** What happened; absent when there is nothing to say. */
  readonly text: string;
  /** A second, quieter sentence. */
  readonly hint?: string | undefined;
  readonly urgent?: boolean;
  /** Label of the one button, and what it does. */
  readonly action?: string | undefined;
  readonly act?: () => void;
}

/** What happened, what can be done, one button. */
export function renderNotice({text, hint, urgent, action, act}: Notice): TemplateResult {
  return html`<div class="notice" part="notice" data-urgent=${urgent ? '' : nothing}>
    <div><strong>${text}</strong>${hint ? html`<div class="muted">${hint}</div>` : nothing}</div>
    ${action ? html`<button class="push" part="button" @click=${act}>${action}</button>` : nothing}
  </div>`;
}

/** What assistive technology hears when an element has loaded or failed; it stays in the page so that a change is noticed. */
export function renderHeard(text: string): TemplateResult {
  return html`<div class="heard" role="status">${text}</div>`;
}

/** Where a list stands and where it can go. */
export interface Paging {
  /** First and last position on this page, and how many there are, when that is known. */
  readonly first: number;
  readonly last: number;
  readonly total?: number | undefined;
  readonly previous: boolean;
  readonly next: boolean;
  readonly turn: (by: -1 | 1) => void;
}

/** Buttons to turn the page. They stay focusable at the ends, so that focus is never lost. */
export function renderPager({first, last, total, previous, next, turn}: Paging, locale: Locale): TemplateResult {
  const {messages} = locale;
  const range = last ? messages.range(locale.number(first), locale.number(last), total === undefined ? undefined : locale.number(total)) : '';
  const button = (label: string, by: -1 | 1, can: boolean) =>
    html`<button class="push" part="button" aria-disabled=${!can} @click=${() => can && turn(by)}>${label}</button>`;
  return html`<span class="muted" part="range">${range}</span>${button(messages.previous, -1, previous)}${button(messages.next, 1, next)}`;
}
