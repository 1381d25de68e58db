import {css} from 'lit';

export const callStyles = css`
  :host {
    --_wide: 48em;
  }
  .body {
    padding: 0.6em var(--_pad) 1.15em;
    overflow-wrap: anywhere;
  }
  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }
  h2 {
    font-size: 1.286em;
    font-weight: 600;
    line-height: 1.35;
  }
  h3 {
    margin-bottom: 0.6em;
    font-size: 0.857em;
    font-weight: 600;
    color: var(--_muted);
  }
  a {
    color: var(--_accent);
  }
  .glance {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35em 0.75em;
    margin-top: 0.5em;
  }
  /* the reason of a call that failed, or was missed */
  .reason {
    --_tint: var(--_bad);
    margin-top: 1.15em;
    padding: 0.85em 1.15em;
    border-inline-start: 3px solid var(--_tint);
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tint) 8%, var(--_surface));
  }
  .reason[data-why='missed'] {
    --_tint: var(--_warn);
  }
  .why {
    font-weight: 600;
    white-space: pre-wrap;
  }
  .absent {
    max-width: 62ch;
    margin-top: 1.15em;
  }
  .why + .absent {
    margin-top: 0.15em;
  }
  section {
    margin-top: 1.15em;
    padding-top: 1.15em;
    border-top: 1px solid var(--_line);
  }
  .prose {
    max-width: 46em;
    white-space: pre-wrap;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14em, 100%), 1fr));
    gap: 0.85em 1.5em;
    font-variant-numeric: tabular-nums;
  }
  dl + p {
    margin-top: 0.85em;
    font-size: 0.857em;
  }
  .part {
    display: block;
    width: fit-content; /* so that a number, which reads from the left, stands where the page's text begins */
  }
  dt {
    font-size: 0.857em;
    color: var(--_muted);
  }
  dd {
    text-align: start;
  }
  /* not of the dd itself: what stands around the value there is the template's */
  dd > bdi {
    white-space: pre-wrap;
  }
  /* in place of text to come */
  .awaited {
    padding: 0.35em 0;
  }
  .awaited i {
    display: inline-block;
    width: 60%;
    min-width: 4em;
    height: 0.7em;
    border-radius: var(--_radius);
    background: var(--_hover);
  }
  .awaited:first-child i {
    width: 30%;
  }
  .awaited:last-child i {
    width: 95%;
  }
`;
