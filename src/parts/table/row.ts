/** One call's row. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Call} from '../../model/call.js';
import {brief, briefName} from '../brief.js';
import type {CellContext, Column} from './columns.js';

/** How a row stands among the others. */
export interface RowState {
  /** The row's place in the table, for ids that no other row has. */
  readonly place: number;
  /** Whether the row is in the tab order. */
  readonly isStop: boolean;
  readonly isSelected: boolean;
  /** What the row's name ends with, where other rows have an equal one. */
  readonly distinction: string | undefined;
}

/** What is in a cell. */
export interface Cell {
  readonly lead: TemplateResult | undefined;
  readonly content: string | TemplateResult;
  readonly isKnown: boolean;
}

/** What is in the cells of a call's row. */
export function cellsOf(call: Call, columns: readonly Column[], context: CellContext): readonly Cell[] {
  const {unknown} = context.locale.messages;
  return columns.map((column) => {
    const content = column.cell(call, context);
    const text = typeof content === 'string' ? brief(content, briefName) : content;
    return {lead: column.lead?.(call, context), content: text || unknown, isKnown: Boolean(text)};
  });
}

/** The contents that a row's name is made of. */
export function nameOf(columns: readonly Column[], cells: readonly Cell[]): readonly (string | TemplateResult)[] {
  const named = cells.filter((_, index) => columns[index] && isNamed(columns[index], index));
  return named.flatMap(({lead, content}) => (lead ? [lead, content] : [content]));
}

/** A row's element. It carries its own call, so that an event never leads to the call of another row. */
export type RowElement = HTMLTableRowElement & {readonly call?: Call};

/** The row in which an event happened. */
export function rowOf({target}: Event): RowElement | null {
  return target instanceof Element ? target.closest('tr') : null;
}

/** A text in its own direction. As a property it costs no nodes besides, and replaces what a translator put in its place. */
const textOf = (text: string): TemplateResult => html`<bdi .textContent=${text}></bdi>`;

/** A call's row. Its first cell is its header, with the button that selects the call. */
export function renderRow(
  call: Call,
  columns: readonly Column[],
  cells: readonly Cell[],
  {place, isStop, isSelected, distinction}: RowState,
): TemplateResult {
  const idOf = ({id}: Column) => `row-${place}-${id}`;
  const distinctionId = `row-${place}-distinction`;
  const contents: TemplateStringsArray[] = [];
  const values: unknown[] = [call];
  const add = (content: TemplateResult) => {
    contents.push(content.strings);
    values.push(...content.values);
  };
  columns.forEach((column, index) => {
    const {lead, content = '', isKnown} = cells[index] ?? {};
    if (column.isVerbatim) values.push(isKnown ? 'no' : nothing);
    if (isNamed(column, index)) values.push(idOf(column));
    if (column.part) values.push(column.part);
    if (index === 0) {
      const name = [...columns.filter(isNamed).map(idOf), ...(distinction ? [distinctionId] : [])].join(' ');
      // The header names itself, or its button's name would be part of its own.
      values.push(idOf(column), name, isStop ? 0 : -1, isSelected || nothing);
    }
    if (lead) add(lead);
    add(typeof content === 'object' ? content : textOf(content));
    // Hidden, since only a name needs it: a name may refer to what is hidden.
    if (index === 0)
      values.push(distinction ? html`<span hidden id=${distinctionId} .textContent=${distinction}></span>` : nothing);
  });
  return html(templateOf(columns, contents), ...values);
}

/** Whether a cell is part of its row's name. */
const isNamed = ({isName}: Column, index: number): boolean => isName ?? index === 0;

/** A row's template, and the templates of its cells that it is made of. */
interface RowTemplate {
  readonly contents: readonly TemplateStringsArray[];
  readonly strings: TemplateStringsArray;
}

/** The rows' templates, by their columns: one for each list, as long as a column has one template for all calls. */
const templates = new WeakMap<readonly Column[], RowTemplate[]>();

/**
 * A row is one template, since one for each cell made a list of 20 calls a fifth slower. Lit prepares a template once for
 * each array of strings, so the templates of the cells are joined once, as Lit's own `static-html` joins them. What is
 * joined comes from the sources alone: a value of a call stays a value.
 */
function templateOf(columns: readonly Column[], contents: readonly TemplateStringsArray[]): TemplateStringsArray {
  const kept = templates.get(columns) ?? [];
  const same = kept.find((one) => one.contents.every((strings, index) => strings === contents[index]));
  if (same) return same.strings;
  // Lit's own guard against templates out of JSON, which have no such property.
  if (!contents.every((one) => Object.hasOwn(one, 'raw'))) throw new TypeError('A cell has no template.');
  const rest = contents.values();
  const next = () => rest.next().value ?? [''];
  const cells = columns.flatMap((column, index) => {
    const lead = column.lead ? next() : undefined;
    return index ? cellStrings(column, [lead, next()]) : headerStrings(column, [lead, next()]);
  });
  const joined = join([['<tr part="row" role="row" .call=', '>'], ...cells, ['</tr>']]);
  const strings = Object.assign(joined, {raw: joined});
  templates.set(columns, [...kept, {contents, strings}]);
  return strings;
}

/** Strings of a template: between each two of them is a value. */
type Strings = readonly string[];
type Content = readonly [lead: Strings | undefined, content: Strings];

function headerStrings(column: Column, [lead, content]: Content): readonly Strings[] {
  const attributes = attributesStrings(column, 0);
  const button: Strings = ['<button aria-labelledby=', ' tabindex=', ' aria-current=', '>'];
  const inside = lead ? [lead, ['</button>'], content] : [content, ['</button>']];
  return [
    ['<th scope="row" role="rowheader"'],
    ...attributes,
    [' aria-labelledby=', '>'],
    button,
    ...inside,
    ['', '</th>'],
  ];
}

function cellStrings(column: Column, [lead = [''], content]: Content): readonly Strings[] {
  return [['<td role="cell"'], ...attributesStrings(column, 1), ['>'], lead, content, ['</td>']];
}

function attributesStrings(column: Column, index: number): readonly Strings[] {
  const side = column.side === 'start' ? ' data-side="start"' : ' data-side="end"';
  const bound = [column.isVerbatim && 'translate', isNamed(column, index) && 'id', column.part && 'part'];
  return [[side], ...bound.map((name) => (name ? [` ${name}=`, ''] : ['']))];
}

/** Templates one after another, as one. */
function join(templates: readonly Strings[]): string[] {
  return templates.reduce<string[]>((joined, [first = '', ...others]) => {
    const last = joined.pop() ?? '';
    return [...joined, last + first, ...others];
  }, []);
}
