import {expect, fixture, html} from '@open-wc/testing';
import {press} from '../support/keys.js';
import {until} from '../support/until.js';
import {madeCalls} from '../support/calls.js';
import {kinds, type List, shownCalls, situation} from '../support/page-objects/list.js';
import {dispatched, recordEvents, recordWarnings} from '../support/record.js';
import {button, inState, rowButtons, rowsOf} from '../support/screen.js';

recordEvents();
recordWarnings();

const marked = (el: List): number[] =>
  shownCalls(el).filter((_, index) => rowButtons(el)[index]?.ariaCurrent === 'true');

for (const kind of kinds) {
  describe(`selecting a call in <${kind.tag}>`, () => {
    it('marks it, and dispatches a composed event with the whole call', async () => {
      const {el} = await situation('ready', kind);
      const outer = await fixture(html`<section></section>`);
      outer.attachShadow({mode: 'open'}).append(el);
      await inState(el, 'ready');
      rowsOf(el)[1]?.cells[4]?.click();
      await el.updateComplete;
      const [event, ...others] = dispatched('agni-call-select');
      expect(others).to.deep.equal([]);
      expect(event?.detail.call).to.deep.include({id: 'call-2', durationSec: 65, status: 'completed'});
      expect(event?.target === outer, 'the target').to.equal(true);
      expect(event?.bubbles).to.equal(true);
      expect(event?.composed).to.equal(true);
      expect(event?.cancelable).to.equal(true);
      expect(el.selectedId).to.equal('call-2');
      expect(marked(el)).to.deep.equal([2]);
    });

    it('is left to the page when it cancels the event', async () => {
      const {el} = await situation('ready', kind);
      el.addEventListener('agni-call-select', (event) => event.preventDefault());
      rowButtons(el)[0]?.click();
      await el.updateComplete;
      expect(el.selectedId).to.equal(undefined);
      expect(marked(el)).to.deep.equal([]);
      expect(dispatched('agni-call-select')).to.have.length(1);
    });

    it('makes no request', async () => {
      const {el, server} = await situation('ready', kind);
      for (const row of rowButtons(el)) row.click();
      await el.updateComplete;
      await fetch(`${server.endpoint}/fence`);
      expect(await server.requests()).to.have.length(2);
    });

    it('works by keys alone, with one tab stop, arrows and Enter', async () => {
      const {el} = await situation('ready', kind);
      const [before, after] = [document.createElement('button'), document.createElement('button')];
      el.before(before);
      el.after(after); // so that the focus does not leave the page, and the keys with it
      before.focus();
      await press('Tab', 'End', 'ArrowUp', 'Enter');
      await el.updateComplete;
      expect(dispatched('agni-call-select').map(({detail}) => detail.call.id)).to.deep.equal(['call-2']);
      expect(marked(el)).to.deep.equal([2]);
      expect(el.shadowRoot?.activeElement).to.equal(rowButtons(el)[1]);
      await press('Tab');
      expect(rowButtons(el)).not.to.include(el.shadowRoot?.activeElement);
      if (kind.tag === 'agni-contact-calls') expect(document.activeElement).to.equal(after);
      else expect(el.shadowRoot?.activeElement?.textContent).to.equal('Previous');
    });

    it('lasts through a reload and through its failure', async () => {
      const {el, server} = await situation('ready', kind);
      rowButtons(el)[1]?.click();
      await server.answer(kind.path, kind.answer(madeCalls(5, 0)), {status: 500});
      el.reload();
      await until(() => shownCalls(el).length === 5);
      expect(el.selectedId).to.equal('call-2');
      expect(marked(el)).to.deep.equal([2]);
      el.reload();
      await inState(el, 'failed');
      expect(marked(el)).to.deep.equal([2]);
    });

    it('follows selected-id when the page sets it', async () => {
      const {el} = await situation('ready', kind);
      el.setAttribute('selected-id', 'call-3');
      await el.updateComplete;
      expect(marked(el)).to.deep.equal([3]);
      expect(dispatched('agni-call-select')).to.deep.equal([]);
    });
  });
}

describe('focus in a list', () => {
  it('finds the rows of a page with fewer rows', async () => {
    const [kind] = kinds;
    const {el, server} = await situation('ready', kind);
    await server.answer(kind.path, kind.answer(madeCalls(20)), kind.answer(madeCalls(2, 21)));
    el.reload();
    await until(() => shownCalls(el).length === 20);
    rowButtons(el)[0]?.focus();
    await press('End', 'Tab', 'Tab');
    expect(el.shadowRoot?.activeElement).to.equal(button(el, 'Next'));
    await press('Enter');
    await until(() => shownCalls(el).length === 2);
    await press('Shift+Tab', 'Shift+Tab');
    expect(el.shadowRoot?.activeElement).to.equal(rowButtons(el)[0]);
    await press('ArrowDown', 'Enter');
    expect(dispatched('agni-call-select').map(({detail}) => detail.call.id)).to.deep.equal(['call-22']);
  });
});
