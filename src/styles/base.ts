import {css} from 'lit';

/** What every element shares: it belongs to its page, buttons are calm, focus is seen, hidden is hidden. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    background: var(--surface);
    color: var(--text);
    font-size: 0.875rem;
    font-size: var(--agni-font-size, 0.875rem);
    line-height: 1.45;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
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
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: 3px;
  }
  .push {
    min-height: 2.29em;
    padding: 0.25em 0.85em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    font-weight: 500;
  }
  .push:hover {
    background: var(--hover);
  }
  .push[aria-disabled='true'] {
    color: var(--muted);
    opacity: 0.55;
    cursor: default;
    background: none;
  }
  .muted {
    color: var(--muted);
  }
  .heard {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bar {
    display: inline-block;
    height: 0.8em;
    border-radius: 0.4em;
    background: var(--line);
    vertical-align: middle;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before {
      animation: none !important;
      transition: none !important;
    }
  }
`;
