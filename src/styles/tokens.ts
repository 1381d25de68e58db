import {css} from 'lit';

/**
 * Every `--agni-*` token once, with its default. A page sets a token on any ancestor; the private twin falls back to
 * the default, so that a token inherits from the page instead of being reset by the element. By default the text has
 * the page's colour, and stands on whatever the page has behind it. Every other colour is the text's own, more or less
 * transparent, or a hue mixed with it: so it follows the text into the dark, where a page declares no `color-scheme`,
 * too. A test computes the contrast on light and dark grounds.
 */
export const tokens = css`
  :host {
    /* Ground of the element. */
    --_surface: var(--agni-surface, transparent);
    /* Main text. */
    --_text: var(--agni-text, currentColor);
    /* Second-rank text: labels, times, hints. */
    --_muted: var(--agni-muted, color-mix(in oklab, var(--_text) 80%, transparent));
    /* Lines between rows and around boxes. */
    --_line: var(--agni-line, color-mix(in oklab, var(--_text) 14%, transparent));
    /* A row under the pointer, a quiet box. */
    --_hover: var(--agni-hover, color-mix(in oklab, var(--_text) 4%, transparent));
    /* Selection and focus. */
    --_accent: var(--agni-accent, color-mix(in oklab, var(--_text) 42%, oklch(0.57 0.2 262)));
    /* Tints of a status: good, bad, attention, in progress. */
    --_good: var(--agni-good, color-mix(in oklab, var(--_text) 56%, oklch(0.6 0.19 148)));
    --_bad: var(--agni-bad, color-mix(in oklab, var(--_text) 56%, oklch(0.58 0.23 25)));
    --_warn: var(--agni-warn, color-mix(in oklab, var(--_text) 62%, oklch(0.66 0.17 60)));
    --_live: var(--agni-live, color-mix(in oklab, var(--_text) 56%, oklch(0.57 0.22 262)));
    /* Corners, text size, and the least height of a row. */
    --_radius: var(--agni-radius, 0.5em);
    --_size: var(--agni-font-size, 1em);
    --_row: var(--agni-row-height, 2.75em);
    /* Space between the element's edges and its content, at the start and the end of a line. 0 lines the text up with its surroundings. */
    --_pad: var(--agni-pad, 1em);
  }
`;
