import {css} from 'lit';

/** The frame of an element: its content, its notices, its foot. */
export const panelStyles = css`
  .panel {
    position: relative;
  }
  .fading > agni-call-table,
  .fading > .body {
    opacity: 0.6;
    transition: opacity 120ms;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.75em 1.5em;
    margin: 0.85em;
    padding: 0.85em 1.15em;
    border-radius: var(--radius);
    background: var(--hover);
    border: 1px solid var(--line);
  }
  .notice strong {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .notice[data-urgent] {
    background: color-mix(in oklab, var(--bad) 7%, var(--surface));
    border-color: color-mix(in oklab, var(--bad) 30%, var(--surface));
  }
  .caption {
    padding: 0.7em 0.85em 0.2em;
    overflow-wrap: anywhere;
  }
  .lone {
    display: grid;
    place-items: center;
    text-align: center;
    min-height: 11em;
  }
  .lone > .notice {
    flex-direction: column;
    background: none;
    border: 0;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em;
    min-height: 3.4em;
    padding: 0.5em 0.85em;
  }
  .foot > :first-child {
    margin-inline-end: auto;
  }
`;
