import {expect} from '@open-wc/testing';
import {a11y} from '../support/a11y.js';
import {press} from '../support/keys.js';
import {madeCall, madeCalls} from '../support/calls.js';
import {asking, callList, kinds, type List, phoneHistory, situation, situations} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {button, inState, rowButtons} from '../support/screen.js';

recordEvents();
recordWarnings();

/**
 * Elements that stand out of the list to the side. What is meant for hearing only, and what has no box, is no part of
 * the layout.
 */
const outside = (el: List): string[] => {
  const {left, right} = el.getBoundingClientRect();
  return [...(el.shadowRoot?.querySelectorAll('*') ?? [])]
    .filter((one) => !one.matches('[role=status], slot, thead, thead *'))
    .flatMap((one) => {
      const box = one.getBoundingClientRect();
      const clipped = one.closest('td, th') !== null; // a cell ends what is too long for it
      return !clipped && (box.left < left - 1 || box.right > right + 1)
        ? `${one.localName}[part=${one.getAttribute('part')}]: ${box.left}–${box.right}`
        : [];
    });
};

/** Sets the width, direction and letters in which the test looks. */
const place = async (el: List, width: number, dir: string, size: string): Promise<void> => {
  const box = el.parentElement;
  if (!box) throw new Error('no box');
  box.dir = dir;
  box.style.width = `${width}px`;
  el.style.setProperty('--agni-font-size', size);
  await el.updateComplete;
};

for (const kind of kinds) {
  describe(`the layout of <${kind.tag}>`, () => {
    // The panel is the same for all; a number's history has a heading, and a contact's calls have no pages.
    const names =
      kind === callList ? Object.keys(situations) : ['ready with a call selected', 'failed with an earlier page'];
    for (const name of names) {
      it(`stays within 320 px, either way, and with letters twice as large: ${name}`, async () => {
        const {el} = await situation(name, kind);
        for (const dir of ['ltr', 'rtl']) {
          for (const size of ['0.875rem', '1.75rem']) {
            await place(el, 320, dir, size);
            expect(el.getBoundingClientRect().width).to.equal(320);
            expect(outside(el), `${dir} ${size}`).to.deep.equal([]);
            expect(el.scrollWidth, `${dir} ${size}`).to.equal(320);
          }
        }
      });
    }

    it('is accessible as cards, and from right to left', async () => {
      const {el} = await situation('ready with a call selected', kind);
      await place(el, 300, 'rtl', '1rem');
      await a11y(el);
    });

    it('holds words of any length', async () => {
      const word = 'Donaudampfschifffahrt'.repeat(30);
      const wordy = madeCall(1, {caller_name: word, agent_name: word, channel: word, status: word});
      const {el} = await asking(kind, kind.answer([wordy, madeCall(2)]));
      await inState(el, 'ready');
      for (const width of [320, 1000]) {
        await place(el, width, 'ltr', '0.875rem');
        expect(outside(el)).to.deep.equal([]);
        expect(el.scrollWidth).to.equal(width);
      }
    });

    it('hides when the page says hidden', async () => {
      const {el} = await situation('ready', kind);
      el.hidden = true;
      expect(getComputedStyle(el).display).to.equal('none');
    });

    it('is not touched by the page’s styles for buttons and tables', async () => {
      const sheet = new CSSStyleSheet();
      await sheet.replace('button, table, td, [class], [part] { display: none !important; color: red; }');
      document.adoptedStyleSheets.push(sheet);
      try {
        const {el} = await situation('failed with an earlier page', kind);
        for (const one of el.shadowRoot?.querySelectorAll('button, table, td, [part=notice], [part=foot]') ?? []) {
          expect(one.checkVisibility(), one.localName).to.equal(true);
          expect(getComputedStyle(one).color).not.to.equal('rgb(255, 0, 0)');
        }
        expect(button(el, 'Try again').checkVisibility()).to.equal(true);
      } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      }
    });
  });
}

describe('a list', () => {
  it('shows the focus on every control that the keyboard reaches', async () => {
    const {el} = await situation('failed with an earlier page', callList);
    await el.updateComplete;
    const before = document.createElement('button');
    el.before(before);
    before.focus();
    const reached: string[] = [];
    for (let n = 0; n < 4; n++) {
      await press('Tab');
      const focused = el.shadowRoot?.activeElement;
      if (!focused) throw new Error('The focus has left.');
      const seen = getComputedStyle(focused.closest('tr') ?? focused);
      expect(seen.outlineStyle, focused.textContent).to.equal('solid');
      expect(seen.outlineWidth, focused.textContent).to.equal('2px');
      reached.push(rowButtons(el).includes(focused as HTMLButtonElement) ? 'a row' : focused.textContent.trim());
    }
    expect(reached).to.deep.equal(['Try again', 'a row', 'Previous', 'Next']);
    before.remove();
  });

  it('keeps a number’s own direction in a heading from right to left', async () => {
    const {el} = await situation('ready', phoneHistory);
    await place(el, 320, 'rtl', '1rem');
    const heading = [...(el.shadowRoot?.querySelectorAll('bdi') ?? [])].find((text) =>
      text.textContent.startsWith('Calls with'),
    );
    expect(heading?.textContent).to.equal('Calls with +14155550161');
    expect(getComputedStyle(heading ?? el).unicodeBidi).to.equal('isolate');
  });

  it('has room for a full page of cards', async () => {
    const {el} = await asking(callList, callList.answer(madeCalls(20)));
    await inState(el, 'ready');
    await place(el, 320, 'ltr', '0.875rem');
    const tops = rowButtons(el).map((row) => row.getBoundingClientRect().top);
    expect(tops).to.deep.equal([...tops].sort((a, b) => a - b));
    expect(new Set(tops).size).to.equal(20);
  });
});
