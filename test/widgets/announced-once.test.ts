/** What assistive technology hears: a live region that changes. An answer with nothing new changes nothing in it. */
import {expect, oneEvent} from '@open-wc/testing';
import {announced, button} from '../support/screen.js';
import {en} from '../../src/locale/en.js';
import {madeCall, madeCalls} from '../support/calls.js';
import {asking, failed, kinds, type Asking, type Kind} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {inState} from '../support/screen.js';

recordEvents();
recordWarnings();

/** Counts what is heard of an element from now on: each change that leaves a text. */
const listen = (el: Element): (() => readonly string[]) => {
  const region = el.shadowRoot?.querySelector('[role="status"]');
  if (!region) return expect.fail('There is no live region.');
  const heard: string[] = [];
  const note = (records: readonly MutationRecord[]) => {
    if (records.length > 0 && region.textContent) heard.push(region.textContent.trim());
  };
  const observer = new MutationObserver(note);
  observer.observe(region, {characterData: true, childList: true, subtree: true});
  return () => {
    note(observer.takeRecords());
    return heard;
  };
};

/** A list with three calls, and its next answers; `heard` is what is heard from then on. */
const ready = async (kind: Kind, ...next: Parameters<typeof asking>[1][]) => {
  const asked: Asking = await asking(kind, kind.answer(madeCalls(3)), ...next);
  await inState(asked.el, 'ready');
  return {...asked, heard: listen(asked.el)};
};

/** Reloads and waits for the answer. */
const reload = async ({el}: Asking): Promise<void> => {
  const loaded = oneEvent(el, 'agni-calls-load');
  el.reload();
  await loaded;
};

for (const kind of kinds) {
  describe(`<${kind.tag}> that is loaded again`, () => {
    it('says nothing of an answer that is the same, however often', async () => {
      const list = await ready(kind);
      for (let n = 0; n < 3; n++) await reload(list);
      expect(list.heard()).to.deep.equal([]);
      expect(await list.server.requests()).to.have.length(4);
    });

    it('says how many there are when that is another number', async () => {
      const list = await ready(kind, kind.answer(madeCalls(2)));
      await reload(list);
      expect(list.heard()).to.deep.equal(['2 calls loaded']);
    });

    it('says it again when other calls are as many', async () => {
      const list = await ready(kind, kind.answer(madeCalls(3, 2)), kind.answer(madeCalls(3, 3)));
      await reload(list);
      await reload(list);
      expect(list.heard()).to.deep.equal(['3 calls loaded', '3 calls loaded']);
    });

    it('says it again when one of the calls has changed', async () => {
      const changed = [madeCall(1, {status: 'failed'}), ...madeCalls(2, 2)];
      const list = await ready(kind, kind.answer(changed));
      await reload(list);
      expect(list.heard()).to.deep.equal(['3 calls loaded']);
    });

    it('says that a person’s further try has brought the same calls', async () => {
      const list = await ready(kind, {status: 500}, kind.answer(madeCalls(3)));
      list.el.reload();
      await failed(list.el);
      button(list.el, 'Try again').click();
      await inState(list.el, 'ready');
      expect(list.heard()).to.deep.equal([en.errors.upstream, '3 calls loaded']);
      expect(announced(list.el).trim()).to.equal('3 calls loaded');
    });

    it('says that a person’s further try has failed in the same way', async () => {
      const list = await ready(kind, {status: 500});
      list.el.reload();
      await failed(list.el);
      button(list.el, 'Try again').click();
      await failed(list.el, 2);
      await list.el.updateComplete;
      expect(list.heard()).to.deep.equal([en.errors.upstream, en.errors.upstream]);
    });
  });
}
