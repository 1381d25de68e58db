import {css} from 'lit';

/** The frame of an element: its notices, its content, its foot. */
export const panelStyles = css`
  :host([state='refreshing']) > .frame {
    box-shadow: inset 0 2px var(--_accent); /* fading would cost contrast */
  }
  .notice,
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em;
    min-block-size: 3.6em;
    padding: 0.6em var(--_pad);
    overflow-wrap: anywhere;
  }
  .notice > :first-child,
  .foot > :first-child {
    margin-inline-end: auto;
  }
  .notice {
    margin: 0.6em var(--_pad);
    padding-inline: 0.85em;
    border-radius: var(--_radius);
    background: var(--_hover);
  }
  :host([state='failed']) .notice {
    background: color-mix(in oklab, var(--_bad) 7%, transparent);
  }
  .notice:last-child {
    display: grid;
    place-content: center;
    place-items: center;
    min-block-size: 11em;
    text-align: center;
    background: none;
  }
  [role='status'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
