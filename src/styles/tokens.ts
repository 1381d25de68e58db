import {css} from 'lit';

/**
 * Every `--agni-*` token once, with its default. A page sets a token on any ancestor; the private twin falls back to
 * the default, so that a token inherits from the page instead of being reset by the element. All is mixed from the
 * page's own text and surface, so that it fits light and dark, and any colours a page sets.
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
    /* A row under the pointer, a quiet box. */
    --hover: var(--agni-hover, color-mix(in oklab, var(--text) 5%, var(--surface)));
    /* Selection and focus. */
    --accent: var(--agni-accent, color-mix(in oklab, var(--text) 25%, royalblue));
    /* Tints of a status: good, bad, attention, in progress. */
    --good: var(--agni-good, color-mix(in oklab, var(--text) 40%, green));
    --bad: var(--agni-bad, color-mix(in oklab, var(--text) 40%, red));
    --warn: var(--agni-warn, color-mix(in oklab, var(--text) 50%, orange));
    --live: var(--agni-live, color-mix(in oklab, var(--text) 40%, royalblue));
    /* Corners, text size, and the height of a row. */
    --radius: var(--agni-radius, 0.5em);
    --size: var(--agni-font-size, 0.875rem);
    --row: var(--agni-row-height, 2.857em);
  }
`;
