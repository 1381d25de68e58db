/**
 * The columns of a table of calls. One list is what the table draws and what its headers name: a new column is a new entry
 * here, and its header's text in the languages.
 */
import {html, nothing, type TemplateResult} from 'lit';
import {duration} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import type {Messages} from '../../locale/messages.js';
import {around, word} from '../../locale/words.js';
import type {Call} from '../../model/call.js';
import {otherParty} from '../../model/party.js';
import {renderStatus} from '../status.js';

/** What a cell needs besides its call. It is made once a table, since a formatter a row would cost most. */
export interface CellContext {
  readonly locale: Locale;
  /** A time as people name it: the day, and the time of day. */
  readonly moment: (ms: number) => string;
  /** The number whose calls these are: then each row names the other side. */
  readonly number: string | undefined;
}

/** One column. */
export interface Column {
  readonly id: keyof Messages['columns'];
  /** The header's text. */
  label(messages: Messages): string;
  cell(call: Call, context: CellContext): TemplateResult | string;
  /** The field of a call by which a source can sort this column; absent where there is none. Headers do not sort yet. */
  readonly sort?: keyof Call;
  /** Share of the table's width, as CSS has it. Default: an equal part of what the others leave. */
  readonly width?: string;
  /** Where a narrow table, whose rows are cards, has the cell. */
  readonly side: 'start' | 'end';
  /** Name of the cell's CSS part. Default none. */
  readonly part?: string;
}

const label =
  (id: Column['id']) =>
  ({columns}: Messages): string =>
    columns[id];

/** The columns by default, in their order. The first one has the row's button, which chooses the call. */
export const columns: readonly Column[] = [
  {id: 'party', label: label('party'), cell: renderParties, sort: 'caller', width: '27%', side: 'start'},
  {
    id: 'agent',
    label: label('agent'),
    cell: ({agent}, {locale}) => text(agent.name, locale),
    sort: 'agent',
    side: 'start',
  },
  {
    id: 'channel',
    label: label('channel'),
    cell: ({channel}, {locale}) => text(channel && word(locale, channel), locale),
    sort: 'channel',
    side: 'start',
  },
  {
    id: 'status',
    label: label('status'),
    cell: ({status}, {locale}) => renderStatus(status, locale),
    sort: 'status',
    width: '18%',
    side: 'end',
    part: 'status',
  },
  {
    id: 'started',
    label: label('started'),
    cell: ({startedAt, createdAt}, {locale, moment}) => {
      const at = startedAt ?? createdAt;
      return text(at === undefined ? undefined : moment(at), locale);
    },
    sort: 'startedAt',
    width: '18%',
    side: 'end',
  },
  {
    id: 'duration',
    label: label('duration'),
    cell: ({durationSec}, {locale}) =>
      text(durationSec === undefined ? undefined : duration(locale, durationSec), locale),
    sort: 'durationSec',
    side: 'end',
  },
];

/** A text in its own direction; unknown is shown as unknown. */
function text(value: string | undefined, {messages}: Locale): TemplateResult {
  return html`<bdi>${value ?? messages.unknown}</bdi>`;
}

/** The other party and the call's direction; both parties, where it is unknown which one is the other. */
function renderParties(call: Call, {locale: {messages}, number}: CellContext): TemplateResult {
  const {party, way} = otherParty(call, number);
  const [before, after] = way ? around(way === 'from' ? messages.fromParty : messages.toParty) : [];
  const callee = way ? undefined : (call.callee.name ?? call.callee.number);
  const [beforeCallee, afterCallee] = callee ? around(messages.calledParty) : [];
  return html`${before}<b><bdi>${party.name ?? party.number ?? messages.unknown}</bdi></b
    >${after}
    <bdi>${party.name && party.number}</bdi
    >${callee ? html` <bdi>${beforeCallee}<bdi>${callee}</bdi>${afterCallee}</bdi>` : nothing}`;
}
