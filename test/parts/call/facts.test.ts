import {expect, fixture, html} from '@open-wc/testing';
import {localeFor} from '../../../src/index.js';
import {renderFacts, renderParty, type Fact} from '../../../src/parts/call/facts.js';
import {base} from '../../../src/styles/base.js';
import {tokens} from '../../../src/styles/tokens.js';
import {a11y} from '../../support/a11y.js';

const locale = localeFor({locale: 'en-US', timeZone: 'UTC'});

const shown = async (facts: readonly Fact[], direction = 'ltr'): Promise<Element> =>
  fixture(html`<div dir=${direction}>${renderFacts(facts, locale)}</div>`);

const plain = (element: Element | null): string => element?.textContent.replace(/\s+/g, ' ').trim() ?? 'nothing';
const pairs = (list: Element): string[][] =>
  [...list.querySelectorAll('dt')].map((term) => [plain(term), plain(term.nextElementSibling)]);

describe('facts', () => {
  it('pass the accessibility audit', async () => {
    await a11y(
      await shown([
        ['Agent', 'Maya'],
        ['Channel', undefined],
        ['From', renderParty({number: '+14155550100'}, locale)],
      ]),
    );
  });

  it('are a description list; what is not known is said to be so', async () => {
    const list = await shown([
      ['Agent', 'Maya'],
      ['Channel', undefined],
    ]);
    expect(pairs(list)).to.deep.equal([
      ['Agent', 'Maya'],
      ['Channel', 'Not provided'],
    ]);
    list.append(Object.assign(document.createElement('style'), {textContent: [tokens, base].join('\n')}));
    const shadow = document.createElement('div').attachShadow({mode: 'open'});
    list.replaceWith(shadow.host);
    shadow.append(list);
    const [known, unknown] = [...list.querySelectorAll('dd')].map((value) => getComputedStyle(value).color);
    expect(unknown, 'what is unknown is quieter').not.to.equal(known);
  });

  it('keep each text in its own direction', async () => {
    const list = await shown([['Von', 'שלום (a)']], 'rtl');
    const [label, value] = [...list.querySelectorAll('bdi')].map((text) => getComputedStyle(text));
    expect(label?.direction).to.equal('ltr');
    expect(value?.direction).to.equal('rtl');
    expect(label?.unicodeBidi).to.equal('isolate');
    expect(value?.unicodeBidi).to.equal('isolate');
  });
});

describe('a party', () => {
  const partyOf = async (party: Parameters<typeof renderParty>[0]): Promise<Element> =>
    fixture(html`<p>${renderParty(party, locale)}</p>`);

  it('is shown with all that is known of it', async () => {
    const party = await partyOf({name: 'Jane Doe', number: '+14155550100', email: 'jane@example.com'});
    expect([...party.querySelectorAll('bdi')].map(plain)).to.deep.equal([
      'Jane Doe',
      '+14155550100',
      'jane@example.com',
    ]);
    expect(plain(await partyOf({email: 'jane@example.com'}))).to.equal('jane@example.com');
    expect(renderParty({}, locale)).to.equal(undefined);
  });

  it('has a long name folded', async () => {
    const party = await partyOf({name: 'Jane '.repeat(20_000), number: '+14155550100'});
    expect(plain(party)).to.have.length.below(400);
    expect(party.querySelectorAll('button')).to.have.length(1);
  });

  it('has its number and address from left to right on any page', async () => {
    const party = await partyOf({name: 'שרה', number: '+972501234567', email: 'sara@example.com'});
    expect([...party.querySelectorAll('bdi')].map((text) => getComputedStyle(text).direction)).to.deep.equal([
      'rtl',
      'ltr',
      'ltr',
    ]);
  });
});
