/** A table is made of its columns and its calls alone: it can be made where there is no document. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {en} from '../../src/locale/en.js';
import {localeFor} from '../../src/locale/settings.js';
import {columns, type Column} from '../../src/parts/table/columns.js';
import {historyColumns} from '../../src/parts/table/history-columns.js';
import {tableStyles} from '../../src/parts/table/styles.js';
import {renderTable} from '../../src/parts/table/table.js';

const locale = localeFor({locale: 'en-US'});
const column = (id: string, rest: Partial<Column> = {}): Column => ({
  id: id as Column['id'],
  label: () => id,
  cell: () => id,
  side: 'start',
  ...rest,
});
const cssOf = (own: readonly Column[]): string => tableStyles(own).cssText;

describe('the columns', () => {
  it('have an id of their own, and a header’s text of their own in the dictionary', () => {
    const ids = columns.map(({id}) => id);
    expect(new Set(ids)).to.have.property('size', columns.length);
    expect(columns.map((column) => column.label(en))).to.deep.equal(ids.map((id) => en.columns[id]));
  });

  it('are as many as the dictionary has headers', () => {
    const all = new Set([...columns, ...historyColumns].map(({id}) => id));
    expect([...all]).to.have.members(Object.keys(en.columns));
  });
});

describe('a table', () => {
  it('is made with no document, of any calls', () => {
    expect(typeof document).to.equal('undefined');
    const nothing = () => undefined;
    const call = {id: 'one', agent: {}, caller: {}, callee: {}};
    const table = {columns, calls: [call], label: 'Calls', locale, selectedId: undefined, stopKey: undefined};
    expect(
      renderTable({...table, awaited: 3, onSelect: nothing, onFocus: nothing, onKeydown: nothing}),
    ).to.have.property('strings');
  });
});

describe('the styles of a table', () => {
  it('have the width of each column that has one; others are as wide as their content, and the first has the rest', () => {
    const css = cssOf([column('a', {width: '10em'}), column('b'), column('c', {width: '7em'})]);
    expect(css).to.include('grid-template-columns: minmax(auto, 1fr) minmax(0, auto) 7em;');
  });

  it('leave room in a card’s placeholder for the longer of its sides', () => {
    const linesOf = (own: readonly Column[]) => /block-size: (\d+)lh;\s*\}\s*\[colspan\]::after/.exec(cssOf(own))?.[1];
    expect(linesOf([column('a'), column('b')])).to.equal('2');
    expect(
      linesOf([column('a'), column('b', {side: 'end'}), column('c', {side: 'end'}), column('d', {side: 'end'})]),
    ).to.equal('3');
  });
});
