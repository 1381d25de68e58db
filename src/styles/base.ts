import {css} from 'lit';

/** Styles every element shares: the page's font and colours, calm buttons, a visible focus ring, and `hidden`. */
export const base = css`
  :host {
    display: block;
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_size);
    line-height: 1.45;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    text-align: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .push {
    padding: 0.35em 0.85em;
    border: 1px solid color-mix(in oklab, var(--_text) 30%, var(--_surface));
    border-radius: var(--_radius);
    font-weight: 500;
  }
  .push:hover {
    background: var(--_hover);
  }
  [aria-disabled='true'] {
    opacity: 0.5;
  }
  .muted {
    color: var(--_muted);
  }
`;
