import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';

/** A sentence and an action. */
export interface Notice {
  readonly text: string;
  /** A second, quieter sentence. */
  readonly hint?: string | undefined;
  /** A sentence for whoever sets the page up. */
  readonly setup?: string | undefined;
  /** The one button's label and action. */
  readonly action?: string | undefined;
  readonly act?: ((event: Event) => void) | undefined;
}

/** The message, its hint and one button. A notice with nothing below it is centred. */
export function renderNotice({text, hint, setup, action, act}: Notice): TemplateResult {
  return html`<div class="notice" part="notice">
    <span
      >${text} <span class="muted">${hint}</span>${setup ? html`<small class="muted">${setup}</small>` : nothing}</span
    >
    ${action ? renderButton(action, act) : nothing}
  </div>`;
}

/** A button. A disabled one stays focusable, so that focus is never lost; a busy one has been pressed. */
export function renderButton(label: string, act: ((event: Event) => void) | undefined, isBusy = false): TemplateResult {
  const on = isBusy || nothing;
  // The label stands without white space around it, which would be part of its text.
  return html`<button class="push" part="button" aria-disabled=${!act} aria-busy=${on} @click=${act}>${label}</button>`;
}

/**
 * The announcement for assistive technology when an element has loaded or failed. It stays in the page because screen
 * readers announce only changes of an existing live region.
 */
export function renderLiveRegion(text: string): TemplateResult {
  return html`<div role="status" tabindex="-1">${text}</div>`;
}

/**
 * What is busy while an answer is on its way. The live region stays outside, because screen readers announce nothing of a
 * region that is busy.
 */
export function renderRegion(isBusy: boolean, content: TemplateResult): TemplateResult {
  return html`<div aria-busy=${isBusy || nothing}>${content}</div>`;
}

/**
 * The frame of an element's content: it keeps the page's text styles out, and has the language of the element's texts,
 * whatever the page's is. A slot for the page's own content stands before it. The language is set twice because the
 * frame's own styles forget the one on itself, by which an engine chooses between Chinese and Japanese letters.
 */
export function renderFrame({lang}: Pick<Locale, 'lang'>, content: TemplateResult): TemplateResult {
  return html`<div class="frame" lang=${lang}><div class="content" lang=${lang}>${content}</div></div>`;
}
