/** The columns of a number's history: what happened leads, since every call is with that number. */
import {html, nothing, type TemplateResult} from 'lit';
import {word} from '../../locale/words.js';
import type {Call} from '../../model/call.js';
import {outcomeOf} from '../../model/outcome.js';
import {columns, type CellContext, type Column} from './columns.js';

const of = (id: Column['id'], changes: Partial<Column> = {}): readonly Column[] =>
  columns.filter((column) => column.id === id).map((column) => ({...column, ...changes}));

export const historyColumns: readonly Column[] = [
  {
    id: 'outcome',
    label: ({columns}) => columns.outcome,
    lead: renderFinding,
    cell: renderHappening,
    isName: true,
    width: 'minmax(18em, 1fr)',
    lines: 2,
    side: 'start',
  },
  ...of('status'),
  ...of('party', {width: 'minmax(9em, auto)'}),
  ...of('agent'),
  ...of('started'),
  ...of('duration'),
];

/** The analysis's finding. */
function renderFinding(call: Call): TemplateResult {
  return html`<b><bdi .textContent=${outcomeOf(call).finding ?? ''}></bdi></b>`;
}

/** What it was about, or why it failed; of a call of which neither is known, why it ended. */
function renderHappening(call: Call, {locale}: CellContext): TemplateResult {
  const {finding, text} = outcomeOf(call);
  const {disconnectReason} = call;
  const known = text ?? (disconnectReason && word(locale, disconnectReason));
  const shown = known ?? (finding ? '' : locale.messages.unknown);
  return html` <bdi class=${finding ? nothing : 'main'} .textContent=${shown}></bdi>`;
}
