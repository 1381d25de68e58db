import {css} from 'lit';

export const foldStyles = css`
  .all {
    display: block;
    overflow: auto;
    overscroll-behavior: contain;
    max-height: 24em;
    padding: 0.6em 0.85em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .all.text {
    width: 100%;
    font: inherit;
    color: inherit;
    background: none;
    resize: vertical;
  }
  /* the ring is for keys; after a press there is a caret */
  .all[data-pressed]:focus-visible {
    outline: none;
    border-color: var(--_muted);
  }
  .all.endless {
    word-break: break-all;
    font-family: monospace; /* a page's system-ui takes some browsers minutes for 2 MB without a space */
  }
  dl > div:has(.all) {
    grid-column: 1 / -1;
  }
  .part:has(.all) {
    width: auto;
  }
  .beginning {
    display: block;
  }
  .fold {
    margin-top: 0.5em;
    white-space: normal;
  }
`;
