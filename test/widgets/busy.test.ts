/** What people notice while an answer is on its way, and where they are when it has come. */
import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import '../../src/define.js';
import {a11y} from '../support/a11y.js';
import {madeCalls} from '../support/calls.js';
import {answerOf, detailPath} from '../support/page-objects/detail.js';
import {callList, kinds, show, shownCalls, situation} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {button, inState, inside} from '../support/screen.js';
import {scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';

recordEvents();
recordWarnings();

const busyIn = (el: Element) => [...(el.shadowRoot?.querySelectorAll('[aria-busy]') ?? [])];
const isBusy = (el: Element, selector: string) => inside(el, selector).closest('[aria-busy="true"]') !== null;

for (const kind of kinds) {
  describe(`<${kind.tag}> that loads`, () => {
    for (const state of ['loading', 'refreshing'] as const) {
      it(`is busy while it is ${state}, and no longer`, async () => {
        const {el, server} = await situation(state, kind);
        expect(isBusy(el, 'table')).to.equal(true);
        expect(isBusy(el, '[role="status"]'), 'nothing would be announced').to.equal(false);
        await a11y(el);
        await server.release();
        await inState(el, 'ready');
        expect(busyIn(el)).to.deep.equal([]);
      });
    }

    it('is not busy once it has failed', async () => {
      const {el} = await situation('failed with an earlier page', kind);
      expect(busyIn(el)).to.deep.equal([]);
    });
  });
}

describe('<agni-call-detail> that loads', () => {
  it('is busy at first and while it loads again, and no longer', async () => {
    const server = await scriptedServer({[detailPath('x')]: {...answerOf({id: 'x'}), hold: true}});
    const el = await show('agni-call-detail', {endpoint: server.endpoint, 'call-id': 'x'});
    await server.arrived(1);
    await inState(el, 'loading');
    expect(busyIn(el)).to.have.length(1);
    await a11y(el);
    await server.release();
    await inState(el, 'ready');
    expect(busyIn(el)).to.deep.equal([]);
    el.reload();
    await server.arrived(2);
    await inState(el, 'refreshing');
    expect(isBusy(el, '[part="section"]')).to.equal(true);
    await server.release();
    await inState(el, 'ready');
    expect(busyIn(el)).to.deep.equal([]);
  });
});

describe('a page that is turned from the foot', () => {
  const serve = async () =>
    scriptedServer({
      [`${callList.path}?page=1`]: callList.answer(madeCalls(20)),
      [`${callList.path}?page=2`]: {...callList.answer(madeCalls(20, 21)), hold: true},
    });

  /** A list in a box that scrolls, below something else. */
  const scrolled = async () => {
    const server = await serve();
    const box = await fixture<HTMLElement>(
      html`<div style="height: 300px; overflow: auto">
        <div style="height: 500px"></div>
        <agni-call-list endpoint=${server.endpoint}></agni-call-list>
      </div>`,
    );
    const el = box.querySelector('agni-call-list') as HTMLElementTagNameMap['agni-call-list'];
    await inState(el, 'ready');
    box.scrollTop = box.scrollHeight;
    return {box, el, server};
  };
  const topOf = (el: Element, box: Element) =>
    Math.round(el.getBoundingClientRect().top - box.getBoundingClientRect().top);

  const isTopInView = (el: Element, box: Element) => topOf(el, box) >= 0 && topOf(el, box) < 300;

  it('shows it on the pressed button alone', async () => {
    const {el, server} = await scrolled();
    button(el, 'Next').click();
    await server.arrived(2);
    await el.updateComplete;
    const [next, previous] = [button(el, 'Next'), button(el, 'Previous')];
    expect([next.getAttribute('aria-busy'), previous.getAttribute('aria-busy')]).to.deep.equal(['true', null]);
    await a11y(el);
    await server.release();
    await until(() => shownCalls(el)[0] === 21);
    expect(button(el, 'Next').hasAttribute('aria-busy')).to.equal(false);
  });

  it('keeps the width of the button', async () => {
    const {el, server} = await scrolled();
    const before = button(el, 'Next').getBoundingClientRect().width;
    button(el, 'Next').click();
    await server.arrived(2);
    await el.updateComplete;
    expect(button(el, 'Next').getBoundingClientRect().width).to.equal(before);
    await server.release();
  });

  it('brings the list’s top into view', async () => {
    const {box, el, server} = await scrolled();
    expect(topOf(el, box)).to.be.lessThan(0);
    button(el, 'Next').click();
    await server.arrived(2);
    await server.release();
    await until(() => shownCalls(el)[0] === 21 && isTopInView(el, box));
  });

  it('moves nothing while the top is in view', async () => {
    const {box, el, server} = await scrolled();
    box.style.height = '4000px';
    box.scrollTop = 0;
    button(el, 'Next').click();
    await server.arrived(2);
    await server.release();
    await until(() => shownCalls(el)[0] === 21);
    await settled(el);
    expect([box.scrollTop, topOf(el, box)]).to.deep.equal([0, 500]);
  });

  it('moves nothing when a script turns it', async () => {
    const {el, server} = await scrolled();
    const scroll = sinon.spy(el, 'scrollIntoView'); // WebKit itself scrolls back while rows are replaced
    el.page = 2;
    await server.arrived(2);
    await server.release();
    await until(() => shownCalls(el)[0] === 21);
    await settled(el);
    expect(scroll.args).to.deep.equal([]);
  });

  it('moves nothing at the end, where the note is beside the button', async () => {
    const {box, el, server} = await scrolled();
    await server.answer(`${callList.path}?page=2`, callList.answer([]));
    const before = box.scrollTop;
    button(el, 'Next').click();
    await until(() => el.page === 1 && button(el, 'Next').ariaDisabled === 'true');
    await settled(el);
    expect(box.scrollTop).to.equal(before);
  });

  it('brings the notice of a failure into view', async () => {
    const {box, el, server} = await scrolled();
    await server.answer(`${callList.path}?page=2`, {status: 500});
    button(el, 'Next').click();
    await until(() => el.state === 'failed' && isTopInView(el, box));
  });

  /** When an observer that began with the last update has looked: it looks once a frame, in the order of its making. */
  const settled = async (el: Element) =>
    new Promise<void>((resolve) => {
      const observer = new IntersectionObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => resolve());
      });
      observer.observe(el);
    });
});
