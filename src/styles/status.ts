import {css} from 'lit';

/** A call's status: a sign, a word and a tint, never colour alone. */
export const statusStyles = css`
  [data-kind] {
    --tint: var(--muted);
    padding: 0.1em 0.6em;
    border-radius: 1em;
    color: var(--tint);
    background: color-mix(in oklab, var(--tint) 9%, var(--surface));
  }
  [data-kind]::before {
    content: var(--sign, '?') / '';
    margin-inline-end: 0.4em;
  }
  [data-kind='completed'] {
    --tint: var(--good);
    --sign: '✓';
  }
  [data-kind='failed'] {
    --tint: var(--bad);
    --sign: '✕';
  }
  [data-kind='missed'] {
    --tint: var(--warn);
    --sign: '!';
  }
  [data-kind='active'] {
    --tint: var(--live);
    --sign: '●';
  }
  [data-kind='waiting'] {
    --tint: var(--live);
    --sign: '…';
  }
`;
