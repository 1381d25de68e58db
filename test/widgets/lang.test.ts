/** The root of each shadow tree says which language its texts are in, whatever the page's is. */
import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {registerLocale} from '../../src/index.js';
import {en} from '../../src/locale/en.js';
import {until} from '../support/until.js';
import {names, shadowTrees, show, showReady} from './shadow-trees.js';

before(() => {
  registerLocale('nl', en);
});
beforeEach(() => {
  sinon.stub(console, 'warn');
});
afterEach(() => {
  sinon.restore();
});

/** The elements at the roots of an element's shadow trees; a slot alone has no text. */
const roots = (el: Element): HTMLElement[] =>
  shadowTrees(el)
    .flatMap(({children}) => [...children] as HTMLElement[])
    .filter(({localName}) => localName !== 'slot' && localName !== 'style');

/** Texts in no element that says its language. */
const strays = (el: Element): string[] =>
  shadowTrees(el).flatMap((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const {textContent, parentElement} = walker.currentNode;
      if (textContent?.trim() && !parentElement?.closest('[lang], style')) found.push(textContent);
    }
    return found;
  });

const provided = names.filter((tag) => tag !== 'agni-provider' && tag !== 'agni-call-recording');

describe('the language of texts', () => {
  for (const tag of names) {
    it(`is said at every root of <${tag}>, with something to show and without`, async () => {
      for (const el of [await showReady(tag), await show(tag, {})]) {
        expect(roots(el).map(({lang}) => lang)).to.deep.equal(roots(el).map(() => 'en'));
        expect(roots(el).length).to.be.greaterThan(tag === 'agni-provider' ? -1 : 0);
        expect(strays(el)).to.deep.equal([]);
      }
    });
  }

  for (const tag of provided) {
    it(`is that of the provider’s texts, in <${tag}> and in all that is inside it`, async () => {
      for (const el of [await showReady(tag, 'nl-BE'), await show(tag, {}, 'nl-BE')]) {
        expect(roots(el).map(({lang}) => lang)).to.deep.equal(roots(el).map(() => 'nl'));
      }
    });

    it(`changes with the provider’s, in <${tag}>`, async () => {
      const el = await showReady(tag, 'nl');
      Object.assign(el.closest('agni-provider') ?? expect.fail('no provider'), {locale: 'en-GB'});
      await until(() => roots(el).every(({lang}) => lang === 'en'));
    });
  }

  for (const tag of names) {
    it(`is the page’s for the page’s own content inside <${tag}>`, async () => {
      const el = await show(tag, {}, 'nl');
      expect(el.querySelector('p')?.matches(':lang(fr)')).to.equal(true);
    });
  }
});
