/**
 * The columns of a table of calls. The table and its headers read this one list: a new column is a new entry here, plus
 * its header's text in the languages.
 */
import {html, nothing, type TemplateResult} from 'lit';
import {duration} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import type {Messages} from '../../locale/messages.js';
import {around, word} from '../../locale/words.js';
import type {Call, Party} from '../../model/call.js';
import type {Lines} from '../../model/lines.js';
import {otherParty, type OtherParty} from '../../model/party.js';
import {brief, briefName} from '../brief.js';
import {renderStatus} from '../status.js';
import {timeText} from '../time-text.js';

/** What a cell needs besides its call. Created once per table, since a formatter per row would cost most. */
export interface CellContext {
  readonly locale: Locale;
  /** A time as people name it: the day, and the time of day. */
  readonly moment: (ms: number) => string;
  /** The number whose calls these are: then each row names the other side. */
  readonly number: string | undefined;
  /** The numbers of both sides, as far as the page or these calls tell. */
  readonly lines: Lines | undefined;
}

/** One column. */
export interface Column {
  readonly id: keyof Messages['columns'];
  /** The header's text. */
  label(messages: Messages): string;
  /**
   * The cell's text, or its markup, from one template for all calls; `undefined` is shown as unknown. A text is shown in
   * one line, shortened.
   */
  cell(call: Call, context: CellContext): string | TemplateResult | undefined;
  /**
   * What comes before {@link cell}, from one template for all calls. In the first column it is in the row's button, and the
   * cell stands beside it, where its text can be selected in every browser. Default: the cell is in the button.
   */
  lead?(call: Call, context: CellContext): TemplateResult;
  /** The text is a name or a number, which a page's translator must leave. Default: it may be translated. */
  readonly isVerbatim?: true;
  /** The cell is part of the row's accessible name. Default: it is not. */
  readonly isName?: true;
  /** The field of a call that a source sorts this column by, absent without one. Headers do not sort yet. */
  readonly sort?: keyof Call;
  /**
   * The column's width, as a track of a CSS grid with its least width in em: it keeps the column in place while calls are
   * awaited. The first column's least width alone counts. Default: as wide as its content.
   */
  readonly width?: string;
  /** The lines that a longer text shows until its row is selected. Default: all of them. */
  readonly lines?: number;
  /** The cell's place on a card, in a narrow table. */
  readonly side: 'start' | 'end';
  /** Name of the cell's CSS part. Default: none. */
  readonly part?: string;
}

const label =
  (id: Column['id']) =>
  ({columns}: Messages): string =>
    columns[id];

/** The default columns, in order. The first one is the row's header and has its button, which selects the call. */
export const columns: readonly Column[] = [
  {
    id: 'party',
    label: label('party'),
    lead: renderName,
    cell: renderNumbers,
    isName: true,
    sort: 'caller',
    width: 'minmax(12em, 1fr)',
    side: 'start',
  },
  {
    id: 'agent',
    label: label('agent'),
    cell: ({agent}) => agent.name,
    isVerbatim: true,
    sort: 'agent',
    width: 'minmax(10em, auto)',
    side: 'start',
  },
  {
    id: 'channel',
    label: label('channel'),
    cell: ({channel}, {locale}) => channel && word(locale, channel),
    sort: 'channel',
    width: 'minmax(6.5em, auto)',
    side: 'start',
  },
  {
    id: 'status',
    label: label('status'),
    cell: (call, {locale}) => renderStatus(call, locale),
    isName: true,
    sort: 'status',
    width: 'minmax(8em, auto)',
    side: 'end',
    part: 'status',
  },
  {
    id: 'started',
    label: label('started'),
    cell: (call, {moment, locale}) =>
      timeText(call, 'startedAt', moment, locale) ?? timeText(call, 'createdAt', moment, locale),
    isName: true,
    sort: 'startedAt',
    width: 'minmax(10.5em, auto)',
    side: 'end',
  },
  {
    id: 'duration',
    label: label('duration'),
    cell: ({durationSec}, {locale}) => (durationSec === undefined ? undefined : duration(locale, durationSec)),
    isName: true,
    sort: 'durationSec',
    width: 'minmax(5.5em, auto)',
    side: 'end',
  },
];

/** The other side of the call of a row. */
const sideOf = (call: Call, {number, lines}: CellContext): OtherParty => otherParty(call, number, lines);

/** The text before the other party, by the call's direction, and the text after it. */
function directionTexts(way: OtherParty['way'], {locale: {messages}}: CellContext): readonly [string, string] {
  return way ? around(way === 'from' ? messages.fromParty : messages.toParty) : ['', ''];
}

/** A party's name; its address, where it has neither name nor number; else empty. */
const nameOf = ({name, number, email}: Party): string =>
  brief(name ?? '', briefName) || (number ? '' : brief(email ?? '', briefName));

/** The call's direction and the other party's name. A number alone stands beside: no text in a button can be selected. */
function renderName(call: Call, context: CellContext): TemplateResult {
  const {party, way} = sideOf(call, context);
  const [before] = directionTexts(way, context);
  const name = nameOf(party);
  const text = name || (party.number ? '' : context.locale.messages.unknown);
  return html`<span .textContent=${before}></span
    ><b><bdi translate=${name ? 'no' : nothing} .textContent=${text}></bdi></b>`;
}

/** The other party's number; of a call without a known other side also the second party. */
function renderNumbers(call: Call, context: CellContext): TemplateResult {
  const {party, way} = sideOf(call, context);
  const [, after] = directionTexts(way, context);
  const number = brief(party.number ?? '', briefName);
  const isAlone = number && !nameOf(party);
  return html`<span .textContent=${isAlone ? '' : `${after} `}></span
    ><bdi class=${isAlone ? 'main' : nothing} translate="no" .textContent=${number}></bdi
    ><span .textContent=${isAlone ? after : ''}></span>${way ? nothing : renderSecond(call, context)}`;
}

/** The party that was called, after the one that called, and as bold: nothing tells which of them is the other side. */
function renderSecond({callee}: Call, {locale: {messages}}: CellContext): TemplateResult | typeof nothing {
  const text = nameOf(callee) || brief(callee.number ?? '', briefName);
  if (!text) return nothing;
  const [before, after] = around(messages.calledParty);
  return html` <bdi class="main"
    ><span .textContent=${before}></span><bdi translate="no" .textContent=${text}></bdi
    ><span .textContent=${after}></span
  ></bdi>`;
}
