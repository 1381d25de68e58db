import {css} from 'lit';

export const playerStyles = css`
  :host {
    --_wide: 24em;
  }
  audio {
    display: block;
    width: 100%;
    max-width: 46em;
    color-scheme: light;
  }
  audio[data-dark] {
    color-scheme: dark;
  }
  .notice:last-child {
    display: flex;
    margin: 0;
    min-height: 0;
  }
`;
