import {html, nothing, type TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';

/** A sentence with what can be done about it. */
export interface Notice {
  readonly text: string;
  /** A second, quieter sentence. */
  readonly hint?: string | undefined;
  /** Label of the one button, and what it does. */
  readonly action?: string | undefined;
  readonly act?: ((event: Event) => void) | undefined;
}

/** What happened, what can be done, one button. Where nothing follows, it stands in the middle. */
export function renderNotice({text, hint, action, act}: Notice): TemplateResult {
  return html`<div class="notice" part="notice">
    <span>${text} <span class="muted">${hint}</span></span>
    ${action ? renderButton(action, act) : nothing}
  </div>`;
}

/** A button. One that cannot be pressed stays focusable, so that focus is never lost. */
export function renderButton(label: string, act: ((event: Event) => void) | undefined): TemplateResult {
  return html`<button class="push" part="button" aria-disabled=${!act} @click=${act}>${label}</button>`;
}

/**
 * What assistive technology hears when an element has loaded or failed; it stays in the page so that a change is
 * noticed.
 */
export function renderLiveRegion(text: string): TemplateResult {
  return html`<div role="status" tabindex="-1">${text}</div>`;
}

/**
 * The root of a shadow tree: it says which language the texts are in, whatever the page's is. The page's own content
 * keeps its language, also in a slot inside.
 */
export function inLanguage({lang}: Pick<Locale, 'lang'>, content: TemplateResult): TemplateResult {
  return html`<div lang=${lang}>${content}</div>`;
}
