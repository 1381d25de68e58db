import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';

/** A sentence and an action. */
export interface Notice {
  readonly text: string;
  /** A second, quieter sentence. */
  readonly hint?: string | undefined;
  /** The one button's label and action. */
  readonly action?: string | undefined;
  readonly act?: ((event: Event) => void) | undefined;
}

/** The message, its hint and one button. A notice with nothing below it is centred. */
export function renderNotice({text, hint, action, act}: Notice): TemplateResult {
  return html`<div class="notice" part="notice">
    <span>${text} <span class="muted">${hint}</span></span>
    ${action ? renderButton(action, act) : nothing}
  </div>`;
}

/** A button. A disabled one stays focusable, so that focus is never lost. */
export function renderButton(label: string, act: ((event: Event) => void) | undefined): TemplateResult {
  return html`<button class="push" part="button" aria-disabled=${!act} @click=${act}>${label}</button>`;
}

/**
 * The announcement for assistive technology when an element has loaded or failed. It stays in the page because screen
 * readers announce only changes of an existing live region.
 */
export function renderLiveRegion(text: string): TemplateResult {
  return html`<div role="status" tabindex="-1">${text}</div>`;
}

/**
 * The frame of an element's content: it keeps the page's text styles out, and has the language of the element's texts,
 * whatever the page's is. A slot for the page's own content stands before it. The language is set twice because the
 * frame's own styles forget the one on itself, by which an engine chooses between Chinese and Japanese letters.
 */
export function renderFrame({lang}: Pick<Locale, 'lang'>, content: TemplateResult): TemplateResult {
  return html`<div class="frame" lang=${lang}><div class="content" lang=${lang}>${content}</div></div>`;
}
