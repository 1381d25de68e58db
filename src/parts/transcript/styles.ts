import {css} from 'lit';
import {foldStyles} from '../fold/styles.js';

export const transcriptStyles = css`
  ${foldStyles}
  .transcript {
    margin: 0;
    padding: 0;
    list-style: none;
    display: grid;
    gap: 0.9em;
  }
  .transcript li {
    padding-inline-start: 0.85em;
    border-inline-start: 3px solid var(--_line);
    max-width: 46em;
  }
  .transcript li[data-role='agent'] {
    border-color: color-mix(in oklab, var(--_accent) 75%, transparent);
  }
  .transcript .happened {
    border-inline-start-style: dotted;
  }
  .transcript .speaker {
    display: flex;
    gap: 0.75em;
    font-size: 0.857em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .transcript .at {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .transcript .text,
  .transcript dd {
    overflow-wrap: anywhere;
  }
  .transcript .text,
  .transcript dd > bdi {
    white-space: pre-wrap;
  }
  .transcript dl {
    display: block;
    margin: 0.35em 0 0;
    font-size: 0.857em;
  }
  .transcript dl div {
    display: flex;
    gap: 0.85em;
  }
  .transcript dt {
    flex: none;
    font-size: inherit;
    min-width: 4em;
    color: var(--_muted);
  }
  .transcript dd {
    flex: 1;
    min-width: 0;
    margin: 0;
  }
  .transcript .line {
    display: block;
    width: fit-content; /* so that it begins where the page's text does */
  }
  .transcript .line.long {
    width: auto;
  }
  .transcript .outcome {
    font-size: 0.857em;
  }
`;
