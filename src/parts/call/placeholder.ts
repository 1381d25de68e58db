import {html, type TemplateResult} from 'lit';

/** The outline of a call, so that nothing shifts when the call arrives. */
export function renderCallPlaceholder(): TemplateResult {
  const line = html`<div class="awaited"><i></i></div>`;
  return html`<div class="body" aria-hidden="true">
    <header>${line}${line}</header>
    ${[1, 2, 3].map(() => html`<section>${line}${line}${line}</section>`)}
  </div>`;
}
