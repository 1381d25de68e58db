import {css} from 'lit';

/**
 * Every `--agni-*` token once, with its default. A page sets a token on any ancestor; the private twin falls back to
 * the default, so that a token inherits from the page instead of being reset by the element. All colours are mixed from
 * the page's own text and surface, so that they fit light, dark and any colours a page sets.
 */
export const tokens = css`
  :host {
    /* Surface the element stands on. */
    --_surface: var(--agni-surface, Canvas);
    /* Main text. */
    --_text: var(--agni-text, CanvasText);
    /* Second-rank text: labels, times, hints. */
    --_muted: var(--agni-muted, color-mix(in oklab, var(--_text) 68%, var(--_surface)));
    /* Lines between rows and around boxes. */
    --_line: var(--agni-line, color-mix(in oklab, var(--_text) 13%, var(--_surface)));
    /* A row under the pointer, a quiet box. */
    --_hover: var(--agni-hover, color-mix(in oklab, var(--_text) 5%, var(--_surface)));
    /* Selection and focus. */
    --_accent: var(--agni-accent, color-mix(in oklab, var(--_text) 25%, royalblue));
    /* Tints of a status: good, bad, attention, in progress. */
    --_good: var(--agni-good, color-mix(in oklab, var(--_text) 40%, green));
    --_bad: var(--agni-bad, color-mix(in oklab, var(--_text) 40%, red));
    --_warn: var(--agni-warn, color-mix(in oklab, var(--_text) 50%, orange));
    --_live: var(--agni-live, color-mix(in oklab, var(--_text) 40%, royalblue));
    /* Corners, text size, and the height of a row. */
    --_radius: var(--agni-radius, 0.5em);
    --_size: var(--agni-font-size, 0.875rem);
    --_row: var(--agni-row-height, 2.857em);
  }
`;
