/** A `for` that names no list: a typo, or an element of another kind. */
import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import {en} from '../../src/locale/en.js';
import {ourCalls} from '../support/calls.js';
import {recordWarnings, warnings} from '../support/record.js';
import {announced, inState, noticeOf} from '../support/screen.js';
import {until} from '../support/until.js';

recordWarnings();

const put = async (target: string, page = html``) => {
  const box = await fixture<HTMLElement>(html`<div>${page}<agni-call-detail for=${target}></agni-call-detail></div>`);
  return box.querySelector('agni-call-detail') as HTMLElementTagNameMap['agni-call-detail'];
};
const isLost = async (el: Element) => until(() => noticeOf(el) === en.needed.for);

describe('<agni-call-detail> whose `for` names no list', () => {
  it('says so in its text, aloud, and once in the console', async () => {
    const el = await put('typo');
    await isLost(el);
    el.requestUpdate();
    await el.updateComplete;
    expect(announced(el)).to.equal(en.needed.for);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/^<agni-call-detail> for not-configured .*"typo"/);
  });

  it('says which element it is instead', async () => {
    const el = await put('plain', html`<p id="plain">No list</p>`);
    await isLost(el);
    expect(warnings[0]).to.include('<p id="plain"> is no list of calls');
  });

  it('says so of an element of the package that is no list, and of a tag that only looks like one', async () => {
    for (const page of [
      html`<agni-provider id="there"></agni-provider>`,
      html`<agni-provider id="there"><p>Nothing yet</p></agni-provider>`,
      html`<agni-call-lists id="there"></agni-call-lists>`,
      html`<div id="there"><agni-calls></agni-calls></div>`,
      html`<agni-call-transcript id="there"></agni-call-transcript>`,
    ]) {
      const el = await put('there', page);
      await isLost(el);
      expect(warnings.at(-1)).to.include('id="there"> is no list of calls');
      el.parentElement?.remove();
    }
  });

  it('follows a list that comes into a provider after all', async () => {
    const el = await put('there', html`<agni-provider id="there"></agni-provider>`);
    await isLost(el);
    const list = Object.assign(document.createElement('agni-call-list'), {calls: ourCalls(2)});
    el.previousElementSibling?.append(list);
    await until(() => noticeOf(el) === en.chooseCall);
  });

  it('says so of itself', async () => {
    const el = await put('self');
    el.id = 'self';
    await isLost(el);
  });

  it('follows a list that comes after all', async () => {
    const el = await put('late');
    await isLost(el);
    const list = document.createElement('agni-call-list');
    list.id = 'late';
    list.calls = null;
    el.before(list);
    await until(() => noticeOf(el) === en.chooseCall);
    list.calls = ourCalls(2);
    list.selectedId = 'call-1';
    await inState(el, 'ready');
  });

  it('says nothing of a list, of a wrapper around one, or of an element that may be defined later', async () => {
    for (const page of [
      html`<agni-call-list id="there" .calls=${ourCalls(1)}></agni-call-list>`,
      html`<div id="there"><agni-call-list .calls=${ourCalls(1)}></agni-call-list></div>`,
      html`<some-list id="there"></some-list>`,
      html`<agni-provider id="there"><agni-call-list .calls=${ourCalls(1)}></agni-call-list></agni-provider>`,
    ]) {
      const el = await put('there', page);
      const lost = await put('typo'); // which comes later, and is idle no sooner
      await isLost(lost);
      expect(noticeOf(el)).to.equal(en.chooseCall);
      lost.remove();
    }
  });
});
