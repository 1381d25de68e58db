import {css} from 'lit';

/**
 * Every `--agni-*` token once, with its default. A page sets a token on any ancestor; the private twin here falls back to the default, so
 * that a token inherits from the page instead of being reset by the element. Colours follow the page's own `color-scheme`.
 */
export const tokens = css`
  :host {
    /* Surface the element stands on. */
    --surface: var(--agni-surface, Canvas);
    /* Main text. */
    --text: var(--agni-text, CanvasText);
    /* Second-rank text: labels, times, hints. */
    --muted: var(--agni-muted, color-mix(in oklab, var(--text) 68%, var(--surface)));
    /* Lines between rows and around boxes. */
    --line: var(--agni-line, color-mix(in oklab, var(--text) 13%, var(--surface)));
    /* A row under the pointer, a quiet button. */
    --hover: var(--agni-hover, color-mix(in oklab, var(--text) 5%, var(--surface)));
    /* Selection, focus, links. */
    --accent: var(--agni-accent, light-dark(#3451d1, #9db2ff));
    /* Tints of a status: good, bad, attention, in progress. */
    --good: var(--agni-good, light-dark(#0b6b3a, #6fd39b));
    --bad: var(--agni-bad, light-dark(#b3261e, #ff9d94));
    --warn: var(--agni-warn, light-dark(#7a5200, #f0c060));
    --live: var(--agni-live, light-dark(#0a5f8f, #7cc7f5));
    /* Corners, and the height of a row. */
    --radius: var(--agni-radius, 0.5em);
    --row: var(--agni-row-height, 2.857em);
  }
`;
