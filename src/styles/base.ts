import {css} from 'lit';

/** Styles every element shares: the page's font and colours, calm buttons, a visible focus ring, and `hidden`. */
export const base = css`
  :host {
    display: block;
    background: var(--_surface);
    color: var(--_text);
  }
  :host([hidden]),
  :host([hidden]) > .frame {
    display: none;
  }
  /*
   * The border between page and element. A page's text styles (text-transform, white-space, letter-spacing and all
   * others that are inherited) end here; its font, size, colour and writing direction go on. A page's content in a slot
   * is outside. The host's own box is the page's to style, so nothing inside relies on it. Text can be selected, also
   * where a page's cannot: initial would take that from the page.
   */
  .frame {
    all: initial;
    display: flow-root;
    box-sizing: border-box;
    flex: 1 1 100%;
    min-inline-size: 0;
    color: var(--_text);
    font-family: inherit;
    font-size: var(--_size);
    line-height: 1.5;
    writing-mode: inherit;
    text-orientation: inherit;
    visibility: inherit;
    pointer-events: inherit;
    interactivity: inherit;
    color-scheme: inherit;
    accent-color: inherit;
    scrollbar-color: inherit;
    forced-color-adjust: inherit;
    print-color-adjust: inherit;
    user-select: text;
    -webkit-user-select: text;
    -webkit-text-size-adjust: inherit;
    -webkit-font-smoothing: inherit;
    -moz-osx-font-smoothing: inherit;
  }
  /*
   * Content has no width of its own: it adapts to the element's. This line gives the element one where its place asks
   * for it (a dialog, a float, a flex item, a table cell): wide if there is room, and narrow if there is not.
   */
  .frame::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(13em, var(--_wide, 66em));
    block-size: 0;
    overflow: hidden;
  }
  /* A page's underline goes through every box in the flow, whatever its styles are. It ends at a float. */
  .content {
    container-type: inline-size;
    position: relative;
    float: inline-start;
    inline-size: 100%;
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
    border: 1px solid color-mix(in oklab, var(--_text) 60%, transparent);
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
  .muted .muted {
    color: inherit; /* quiet once, not twice */
  }
`;
