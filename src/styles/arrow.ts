import {css} from 'lit';

/** An arrow in the direction of reading. */
export const arrowStyles = css`
  .arrow::before {
    content: '→';
    color: var(--_muted);
  }
  .arrow:dir(rtl)::before {
    content: '←';
  }
`;
