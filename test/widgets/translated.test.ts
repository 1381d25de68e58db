/** A browser's translator puts its own elements in the place of texts: updates go on as before, and names stay. */
import {expect} from '@open-wc/testing';
import '../../src/define/call-detail.js';
import {madeCall, madeCalls} from '../support/calls.js';
import {asking, callList, contactCalls, kinds, phoneHistory, show} from '../support/page-objects/list.js';
import {dispatched, recordEvents, recordWarnings} from '../support/record.js';
import {button, cells, inState, rangeOf, read, rowButtons, rowsOf} from '../support/screen.js';
import {translate} from '../support/translate.js';
import {until} from '../support/until.js';

recordEvents();
recordWarnings();

for (const kind of kinds) {
  describe(`<${kind.tag}> in a translated page`, () => {
    it('leaves names and numbers to the reader', async () => {
      const {el} = await asking(kind, kind.answer([madeCall(1, {agent_name: 'Rose', caller_name: 'Hope'})]));
      await inState(el, 'ready');
      translate(el);
      const row = rowsOf(el)[0]?.textContent ?? '';
      expect(row).to.contain('Hope').and.to.contain('Rose').and.to.contain('+14155551001');
      expect(row).to.contain('«Completed»');
    });

    it('shows what a refresh brings, and nothing of before', async () => {
      const before = [madeCall(1, {status: 'in_progress', duration_sec: 5}), madeCall(2)];
      const after = [madeCall(1, {status: 'completed', duration_sec: 70}), madeCall(2)];
      const {el} = await asking(kind, kind.answer(before), kind.answer(after));
      await inState(el, 'ready');
      translate(el);
      el.reload();
      await until(() => cells(el)[0]?.includes('Completed'));
      expect(cells(el)[0]).to.include('1 min 10 s');
      expect(el.shadowRoot?.textContent).not.to.contain('«In progress»');
    });

    it('keeps the translation of what a refresh leaves unchanged', async () => {
      const {el} = await asking(kind, kind.answer(madeCalls(2)), kind.answer(madeCalls(3)));
      await inState(el, 'ready');
      translate(el);
      const [first] = cells(el);
      el.reload();
      await until(() => rowsOf(el).length === 3);
      expect(cells(el)[0]).to.deep.equal(first);
      expect(read(el)).to.match(/«Times in .*»/);
    });

    it('keeps the focus on its call', async () => {
      const {el} = await asking(kind, kind.answer(madeCalls(3, 2)), kind.answer(madeCalls(4)));
      await inState(el, 'ready');
      rowButtons(el)[1]?.focus();
      translate(el);
      el.reload();
      await until(() => rowsOf(el).length === 4);
      expect(el.shadowRoot?.activeElement).to.equal(rowButtons(el)[2]);
    });
  });
}

describe('the foot of a list in a translated page', () => {
  it('has the range of the page that was turned to', async () => {
    const {el, server} = await asking(callList, callList.answer(madeCalls(20)));
    await inState(el, 'ready');
    translate(el);
    await server.answer(callList.path, callList.answer(madeCalls(20, 21)));
    el.setAttribute('page', '2');
    await until(() => rangeOf(el).includes('21'));
    expect(rangeOf(el)).to.equal('21–40');
  });

  it('has its button’s action', async () => {
    const {el} = await asking(callList, callList.answer(madeCalls(20)));
    await inState(el, 'ready');
    translate(el);
    button(el, '«Next»').click();
    expect(dispatched('agni-query-change')).to.have.length(1);
  });
});

describe('a failure in a translated page', () => {
  it('is shown, and leaves when it is over', async () => {
    const {el} = await asking(
      contactCalls,
      contactCalls.answer(madeCalls(1)),
      {status: 403},
      contactCalls.answer(madeCalls(2)),
    );
    await inState(el, 'ready');
    translate(el);
    el.reload();
    await inState(el, 'failed');
    translate(el);
    el.reload();
    await inState(el, 'ready');
    expect(rowsOf(el)).to.have.length(2);
    expect(read(el)).not.to.contain('permission');
  });
});

describe('another number’s history in a translated page', () => {
  it('is headed by that number', async () => {
    const {el} = await asking(phoneHistory, phoneHistory.answer(madeCalls(1)));
    await inState(el, 'ready');
    translate(el);
    el.setAttribute('phone', '+14155550199');
    await el.updateComplete;
    expect(read(el)).to.contain('Calls with» +14155550199');
  });
});

describe('<agni-call-detail> in a translated page', () => {
  const facts = (more: object) => ({
    ...{id: 'one', agent: {name: 'Rose'}, callee: {number: '+14155550161'}, durationSec: 5},
    ...more,
  });

  it('shows the next call, and nothing of the one before', async () => {
    const el = await show('agni-call-detail');
    el.call = facts({caller: {name: 'Hope'}, status: 'failed', summary: 'The first summary'});
    await until(() => read(el).includes('The first summary'));
    translate(el);
    el.call = facts({id: 'two', caller: {name: 'Joy'}, status: 'completed', summary: 'The second one', durationSec: 9});
    await until(() => read(el).includes('The second one'));
    const shown = read(el);
    expect(shown).to.contain('Joy').and.to.contain('9 s').and.to.contain('Completed');
    expect(shown).not.to.match(/Hope|first summary|Failed|«5 s»/);
  });

  for (const tag of ['span', 'x-translated']) {
    it(`shows the next call where a translator uses <${tag}>`, async () => {
      const el = await show('agni-call-detail');
      el.call = facts({caller: {name: 'Hope'}, status: 'failed', summary: 'The first summary'});
      await until(() => read(el).includes('The first summary'));
      translate(el, tag);
      el.call = facts({id: 'one', caller: {name: 'Joy'}, status: 'ended', summary: 'The second one', durationSec: 9});
      await until(() => read(el).includes('The second one'));
      expect(read(el)).to.contain('Ended');
      expect(read(el)).not.to.match(/first summary|«Failed»|«5 s»/);
    });
  }

  it('shows what changes where a translator puts the text itself into an element', async () => {
    const el = await show('agni-call-detail');
    el.call = facts({caller: {name: 'Hope'}, status: 'failed', summary: 'The first summary'});
    await until(() => read(el).includes('The first summary'));
    const walker = document.createTreeWalker(el.shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('style')) continue;
      const wrapper = document.createElement('span');
      text.replaceWith(wrapper);
      wrapper.append(text);
    }
    el.call = facts({caller: {name: 'Hope'}, status: 'ended', summary: 'The second one'});
    await until(() => read(el).includes('The second one'));
    expect(read(el)).not.to.contain('first summary');
    expect(read(el)).to.contain('Hope').and.to.contain('Agent').and.to.contain('Rose');
  });

  it('leaves names, numbers and ids to the reader', async () => {
    const el = await show('agni-call-detail');
    const transcript = {items: [{role: 'agent', text: 'Good morning'}]};
    el.call = facts({caller: {name: 'Hope', number: '+14155550100'}, status: 'completed', transcript});
    await until(() => read(el).includes('Good morning'));
    translate(el);
    expect(read(el)).not.to.match(/«[^»]*(Hope|Rose|\+1415|\bone\b)/);
    expect(read(el)).to.contain('«Good morning»');
  });
});
