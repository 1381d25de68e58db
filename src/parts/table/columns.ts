/**
 * The columns of a table of calls. The table and its headers read this one list: a new column is a new entry here, plus
 * its header's text in the languages.
 */
import {html, nothing, type TemplateResult} from 'lit';
import {duration} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import type {Messages} from '../../locale/messages.js';
import {around, word} from '../../locale/words.js';
import type {Call} from '../../model/call.js';
import type {Lines} from '../../model/lines.js';
import {otherParty} from '../../model/party.js';
import {renderStatus} from '../status.js';

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
  /** The cell's text, or its markup; `undefined` is shown as unknown. */
  cell(call: Call, context: CellContext): string | TemplateResult | undefined;
  /** The field of a call that a source sorts this column by, absent without one. Headers do not sort yet. */
  readonly sort?: keyof Call;
  /**
   * The column's width, as a track of a CSS grid. A least width keeps the column in place while calls are awaited.
   * Default: as wide as its content.
   */
  readonly width?: string;
  /** The cell's place on a card, in a narrow table. */
  readonly side: 'start' | 'end';
  /** Name of the cell's CSS part. Default: none. */
  readonly part?: string;
}

const label =
  (id: Column['id']) =>
  ({columns}: Messages): string =>
    columns[id];

/** The default columns, in order. The first one has the row's button, which selects the call. */
export const columns: readonly Column[] = [
  {id: 'party', label: label('party'), cell: renderParties, sort: 'caller', width: 'minmax(12em, 1fr)', side: 'start'},
  {
    id: 'agent',
    label: label('agent'),
    cell: ({agent}) => agent.name,
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
    cell: ({status}, {locale}) => renderStatus(status, locale),
    sort: 'status',
    width: 'minmax(8em, auto)',
    side: 'end',
    part: 'status',
  },
  {
    id: 'started',
    label: label('started'),
    cell: ({startedAt, createdAt}, {moment}) => {
      const at = startedAt ?? createdAt;
      return at === undefined ? undefined : moment(at);
    },
    sort: 'startedAt',
    width: 'minmax(10.5em, auto)',
    side: 'end',
  },
  {
    id: 'duration',
    label: label('duration'),
    cell: ({durationSec}, {locale}) => (durationSec === undefined ? undefined : duration(locale, durationSec)),
    sort: 'durationSec',
    width: 'minmax(5.5em, auto)',
    side: 'end',
  },
];

/** The other party and the call's direction; both parties if it is unknown which one is the other. */
function renderParties(call: Call, {locale: {messages}, number, lines}: CellContext): TemplateResult {
  const {party, way} = otherParty(call, number, lines);
  const [before, after] = way ? around(way === 'from' ? messages.fromParty : messages.toParty) : [];
  const callee = way ? undefined : (call.callee.name ?? call.callee.number);
  const [beforeCallee, afterCallee] = callee ? around(messages.calledParty) : [];
  return html`${before}<b><bdi>${party.name ?? party.number ?? messages.unknown}</bdi></b
    >${after}
    <bdi>${party.name && party.number}</bdi
    >${callee ? html` <bdi>${beforeCallee}<bdi>${callee}</bdi>${afterCallee}</bdi>` : nothing}`;
}
