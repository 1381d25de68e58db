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
  .foot {
    justify-content: flex-end;
  }
  .notice > :first-child,
  .foot > :first-child {
    margin-inline-end: auto;
  }
  /* both in one line */
  .turns {
    display: flex;
    gap: 0.6em;
  }
  .push[aria-busy] {
    position: relative;
    background: var(--_hover);
    cursor: progress;
  }
  /* within the padding, so that the button keeps its width */
  .push[aria-busy]::before {
    content: '';
    position: absolute;
    inset-inline-start: 0.15em;
    inset-block: 0;
    margin-block: auto;
    width: 0.6em;
    height: 0.6em;
    border: 0.12em solid;
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .push[aria-busy]::before {
      animation: none;
    }
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
  .notice small {
    display: block;
    font-size: inherit; /* it is small enough */
    margin-block-start: 0.6em;
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
