import {css, html, type TemplateResult} from 'lit';
import type {Locale} from '../locale/locale.js';
import {word} from '../locale/words.js';
import {statusKind, type Call} from '../model/call.js';
import {outcomeKind} from '../model/outcome.js';
import {brief, briefName} from './brief.js';

type Facts = Pick<Call, 'status' | 'disconnectReason'>;

/** Whether a call's end reason says something else than its status: then the status's own word would mislead. */
export function isOverruled(call: Facts): boolean {
  return outcomeKind(call) !== statusKind(call.status);
}

/** How a call went, in the word of its status, unless its end reason says something else. */
export function statusText(call: Facts, locale: Locale): string | undefined {
  if (isOverruled(call)) return word(locale, outcomeKind(call) === 'missed' ? 'not_connected' : 'failed');
  return call.status ? word(locale, call.status) : undefined;
}

/** A call's status as shape, word and tint. */
export function renderStatus(call: Facts, locale: Locale): TemplateResult {
  const text = brief(statusText(call, locale) ?? locale.messages.unknown, briefName);
  return html`<span data-kind=${outcomeKind(call)} .textContent=${text}></span>`;
}

/** A call's status: a sign, a word and a tint, never colour alone. */
export const statusStyles = css`
  [data-kind] {
    --_tint: var(--_muted);
    display: inline-flex; /* so that a row stands on its first line */
    align-items: baseline;
    max-inline-size: 100%;
    padding: 0 0.6em;
    border-radius: 1em;
    color: var(--_tint);
    background: color-mix(in oklab, currentColor 7%, transparent); /* currentColor: the tint as it is read */
  }
  [data-kind]::before {
    content: var(--_sign, '?') / '';
    margin-inline-end: 0.4em;
  }
  [data-kind='completed'] {
    --_tint: var(--_good);
    --_sign: '✓';
  }
  [data-kind='failed'] {
    --_tint: var(--_bad);
    --_sign: '✕';
  }
  [data-kind='missed'] {
    --_tint: var(--_warn);
    --_sign: '!';
  }
  [data-kind='active'] {
    --_tint: var(--_live);
    --_sign: '●';
  }
  [data-kind='waiting'] {
    --_tint: var(--_live);
    --_sign: '…';
  }
`;
