/** Every element in every kind of place: as wide as there is room, loaded, and the same whatever box its host has. */
import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import type {AgniCallList} from '../../src/index.js';
import {until} from '../support/until.js';
import {names, tags, type Tag} from './shadow-trees.js';

beforeEach(() => {
  sinon.stub(console, 'warn');
});
afterEach(() => {
  sinon.restore();
});

const elements = names.filter((tag) => tag !== 'agni-provider');

/** Places whose width comes from what is in them. */
const places: Readonly<Record<string, string>> = {
  'a centred column': '<div style="display: flex; flex-direction: column; align-items: center"><i></i></div>',
  'a row': '<div style="display: flex"><i></i></div>',
  'a grid that centres': '<div style="display: grid; justify-items: center"><i></i></div>',
  'a column of a grid as wide as its content': '<div style="display: grid; grid-template-columns: auto"><i></i></div>',
  'an inline block': '<div style="display: inline-block"><i></i></div>',
  'a float': '<div style="float: left"><i></i></div>',
  'an absolute box': '<div style="position: absolute"><i></i></div>',
  'a fixed box': '<div style="position: fixed; top: 0"><i></i></div>',
  'a box as wide as its content': '<div style="width: fit-content"><i></i></div>',
  'a cell of a table': '<table><tr><td><i></i></td></tr></table>',
  'a float from right to left': '<div dir="rtl" style="float: right"><i></i></div>',
  'a fieldset in a row': '<div style="display: flex"><fieldset><i></i></fieldset></div>',
};

const add = (place: Element, tag: Tag): HTMLElement => {
  const el = Object.assign(document.createElement(tag), tags[tag]);
  place.querySelector('i')?.replaceWith(el);
  return el;
};

const ready = async (el: HTMLElement): Promise<void> => {
  await until(() => !('state' in el) || el.getAttribute('state') === 'ready', `<${el.localName}> is not ready`);
};

/** The box of what is inside, whatever the host's own is. */
const insideOf = (el: HTMLElement): DOMRect => {
  const frame = el.shadowRoot?.lastElementChild;
  if (!frame) throw new Error('It shows nothing.');
  return frame.getBoundingClientRect();
};

for (const tag of elements) {
  describe(`<${tag}>`, () => {
    for (const [name, markup] of Object.entries(places)) {
      it(`is as wide as there is room in ${name}`, async () => {
        for (const [room, least] of [
          [1000, tag === 'agni-call-recording' ? 380 : 760],
          [300, 200],
        ] as const) {
          const outer = await fixture<HTMLElement>(`<div>${markup}</div>`);
          Object.assign(outer.style, {width: `${room}px`, position: 'relative'});
          const el = add(outer, tag);
          await ready(el);
          const {width} = el.getBoundingClientRect();
          expect(width, `${room} px`).to.be.at.least(least);
          if (!/absolute|fixed/.test(markup)) expect(width, `${room} px`).to.be.at.most(room);
          expect(insideOf(el).width).to.equal(width);
        }
      });
    }

    it('does not widen a place that has its own width', async () => {
      for (const width of [120, 320, 1000]) {
        const outer = await fixture<HTMLElement>('<div><i></i></div>');
        outer.style.width = `${width}px`;
        const el = add(outer, tag);
        await ready(el);
        expect(insideOf(el).width).to.equal(width);
        expect(outer.scrollWidth).to.be.at.most(width);
      }
    });

    it('reads down the page where the page does', async () => {
      const outer = await fixture<HTMLElement>('<div style="writing-mode: vertical-rl; height: 500px"><i></i></div>');
      const el = add(outer, tag);
      await ready(el);
      const frame = el.shadowRoot?.lastElementChild as HTMLElement;
      expect(getComputedStyle(frame).writingMode).to.equal('vertical-rl');
      expect(insideOf(el).height).to.equal(500);
    });

    for (const display of ['inline', 'contents', 'flex', 'inline-flex', 'grid', 'inline-block']) {
      it(`is laid out in 360 px where the page makes it ${display}`, async () => {
        const outer = await fixture<HTMLElement>('<div style="width: 360px"><i></i></div>');
        const el = add(outer, tag);
        el.style.display = display;
        await ready(el);
        expect(insideOf(el).width).to.equal(360);
      });
    }
  });
}

/** Places that are not shown yet, and what shows them. */
const closed: Readonly<Record<string, readonly [markup: string, open: (place: HTMLElement) => void]>> = {
  'a closed dialog': ['<dialog><i></i></dialog>', (place) => (place as HTMLDialogElement).show()],
  'a closed modal dialog': ['<dialog><i></i></dialog>', (place) => (place as HTMLDialogElement).showModal()],
  'a closed popover': ['<div popover="manual"><i></i></div>', (place) => place.showPopover()],
  'closed details': ['<details><i></i></details>', (place) => ((place as HTMLDetailsElement).open = true)],
  'a tab that is not shown': ['<div style="display: none"><i></i></div>', (place) => (place.style.display = 'block')],
  'a hidden part': ['<div hidden><i></i></div>', (place) => (place.hidden = false)],
};

for (const [name, [markup, open]] of Object.entries(closed)) {
  for (const display of ['', 'inline', 'contents']) {
    it(`an element in ${name} loads when it is shown${display && `, also as ${display}`}`, async () => {
      const outer = await fixture<HTMLElement>(`<div>${markup}</div>`);
      const place = outer.firstElementChild as HTMLElement;
      for (const tag of ['agni-call-list', 'agni-call-detail'] as const) {
        const el = add(outer, tag);
        place.append(el, document.createElement('i'));
        el.style.display = display;
      }
      const all = [...place.querySelectorAll<AgniCallList>('agni-call-list, agni-call-detail')];
      await Promise.all(all.map((el) => el.updateComplete));
      expect(all.map((el) => el.getAttribute('state'))).to.deep.equal(['idle', 'idle']);
      open(place);
      for (const el of all) {
        await ready(el);
        expect(insideOf(el).width).to.be.at.least(200);
      }
    });
  }
}

describe('a list and a detail in one row', () => {
  it('share its width', async () => {
    const outer = await fixture<HTMLElement>('<div style="display: flex; width: 1200px"></div>');
    const both = (['agni-call-list', 'agni-call-detail'] as const).map((tag) => {
      const el = Object.assign(document.createElement(tag), tags[tag]);
      outer.append(el);
      return el;
    });
    const widths: number[] = [];
    for (const el of both) {
      await ready(el);
      widths.push(el.getBoundingClientRect().width);
    }
    for (const width of widths) expect(width).to.be.at.least(400);
    expect(widths.reduce((sum, width) => sum + width)).to.be.closeTo(1200, 1);
  });
});

describe('on a page with `* {all: unset}`', () => {
  let sheet: CSSStyleSheet;
  before(() => {
    sheet = new CSSStyleSheet();
    sheet.replaceSync('* { all: unset; }');
    document.adoptedStyleSheets.push(sheet);
  });
  after(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  });

  it('a list has cards at 360 px', async () => {
    const outer = await fixture<HTMLElement>(html`<div style="display: block; width: 360px"><i></i></div>`);
    const el = add(outer, 'agni-call-list');
    await ready(el);
    const cells = [...(el.shadowRoot?.querySelector('[part=row]')?.children ?? [])];
    const tops = new Set(cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
    expect(tops.size).to.be.above(1);
    expect(insideOf(el).width).to.equal(360);
    expect(getComputedStyle(cells[0] as Element).display).not.to.equal('inline');
  });

  it('an element that says hidden is hidden', async () => {
    const outer = await fixture<HTMLElement>(html`<div style="display: block; width: 360px"><i></i></div>`);
    const el = add(outer, 'agni-call-list');
    el.hidden = true;
    await (el as AgniCallList).updateComplete;
    expect(insideOf(el).height).to.equal(0);
  });
});
