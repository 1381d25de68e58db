import {css} from 'lit';

/** A call's status: a drawn shape, a word and a tint, never colour alone. Shapes are drawn in CSS, so no font or image is asked for. */
export const statusStyles = css`
  .status {
    --tint: var(--muted);
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    max-width: 100%;
    padding: 0.05em 0.6em 0.05em 0.45em;
    border-radius: 1em;
    color: var(--tint);
    background: color-mix(in oklab, var(--tint) 9%, var(--surface));
    white-space: nowrap;
  }
  .status > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .status::before {
    content: '';
    flex: none;
    width: 0.7em;
    height: 0.7em;
    background: currentColor;
    forced-color-adjust: none;
    clip-path: circle(28%);
  }
  .status[data-kind='completed'] {
    --tint: var(--good);
  }
  .status[data-kind='completed']::before {
    clip-path: polygon(4% 52%, 18% 38%, 38% 60%, 82% 12%, 96% 26%, 40% 90%);
  }
  .status[data-kind='failed'] {
    --tint: var(--bad);
  }
  .status[data-kind='failed']::before {
    clip-path: polygon(20% 6%, 50% 36%, 80% 6%, 94% 20%, 64% 50%, 94% 80%, 80% 94%, 50% 64%, 20% 94%, 6% 80%, 36% 50%, 6% 20%);
  }
  .status[data-kind='missed'] {
    --tint: var(--warn);
  }
  .status[data-kind='missed']::before {
    clip-path: polygon(50% 4%, 98% 92%, 2% 92%);
  }
  .status[data-kind='active'],
  .status[data-kind='waiting'] {
    --tint: var(--live);
  }
  .status[data-kind='active']::before {
    clip-path: circle(46%);
    animation: breathe 1s ease-in-out infinite alternate;
  }
  .status[data-kind='waiting']::before {
    clip-path: polygon(0 38%, 24% 38%, 24% 62%, 0 62%, 0 38%, 38% 38%, 62% 38%, 62% 62%, 38% 62%, 38% 38%, 76% 38%, 100% 38%, 100% 62%, 76% 62%, 76% 38%);
  }
  @media (forced-colors: active) {
    .status::before {
      background: CanvasText;
    }
  }
`;
