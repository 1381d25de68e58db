/** The columns of a number's history: what happened leads, since every call is with that number. */
import {html, nothing, type TemplateResult} from 'lit';
import {word} from '../../locale/words.js';
import type {Call} from '../../model/call.js';
import {outcomeOf} from '../../model/outcome.js';
import {brief, briefName} from '../brief.js';
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

/** The analysis's finding, where it is a few words. */
function renderFinding(call: Call): TemplateResult {
  const {finding = ''} = outcomeOf(call);
  return html`<b><bdi .textContent=${isFewWords(finding) ? brief(finding) : ''}></bdi></b>`;
}

/** What it was about, or why it failed; of a call of which neither is known, why it ended. */
function renderHappening(call: Call, {locale}: CellContext): TemplateResult {
  const {finding = '', text, reason} = outcomeOf(call);
  const {disconnectReason} = call;
  const leads = isFewWords(finding);
  const about = reason ? undefined : text;
  const known = leads ? about : finding || about;
  const ended = disconnectReason && word(locale, disconnectReason);
  const shown = brief(known || ended || (leads ? '' : nothingOf(call, locale)));
  return html` <bdi class=${!leads && (known || ended) ? 'main text' : nothing} .textContent=${shown}></bdi>`;
}

const isFewWords = (finding: string): boolean => finding !== '' && finding.length <= briefName;

/** In place of what happened. What was sent but could not be read is unknown. */
function nothingOf({unread = []}: Call, {messages}: CellContext['locale']): string {
  return unread.includes('summary') || unread.includes('analysis') ? messages.unknown : messages.noSummary;
}
