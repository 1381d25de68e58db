/** A row is its call's: node and focus stay with it, whatever comes before it. */
import {expect, oneEvent} from '@open-wc/testing';
import {press} from '../support/keys.js';
import {until} from '../support/until.js';
import {madeCall, madeCalls} from '../support/calls.js';
import {asking, kinds, shownCalls} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {inState, rowButtons, rowsOf} from '../support/screen.js';

recordEvents();
recordWarnings();

for (const kind of kinds) {
  describe(`a row of <${kind.tag}>`, () => {
    it('stays its call’s node, and keeps the focus, when a newer call comes before it', async () => {
      const {el} = await asking(kind, kind.answer(madeCalls(3, 2)), kind.answer(madeCalls(4)));
      await inState(el, 'ready');
      const before = rowsOf(el);
      rowButtons(el)[1]?.focus();
      expect(shownCalls(el)).to.deep.equal([2, 3, 4]);
      const loaded = oneEvent(el, 'agni-calls-load');
      el.reload();
      await loaded;
      expect(shownCalls(el)).to.deep.equal([1, 2, 3, 4]);
      expect(rowsOf(el).slice(1)).to.deep.equal(before);
      expect(el.shadowRoot?.activeElement, 'on call 3 as before').to.equal(rowButtons(el)[2]);
      await press('ArrowUp');
      expect(el.shadowRoot?.activeElement).to.equal(rowButtons(el)[1]);
    });

    it('is there for each call, also where calls have no id or one id', async () => {
      const odd = ['', '', 'twice', 'twice', 'twice 1'].map((id, index) => madeCall(index + 1, {id}));
      const {el} = await asking(kind, kind.answer(odd), kind.answer([madeCall(0), ...odd]));
      await inState(el, 'ready');
      expect(shownCalls(el)).to.deep.equal([1, 2, 3, 4, 5]);
      el.reload();
      await until(() => rowsOf(el).length === 6);
      expect(shownCalls(el)).to.deep.equal([0, 1, 2, 3, 4, 5]);
    });
  });
}
