import {expect, html} from '@open-wc/testing';
import type {TemplateResult} from 'lit';
import {itWith} from '../support/emulate.js';
import {a11y} from '../support/a11y.js';
import {documentedCall, fixtureCall, type Json} from '../support/calls.js';
import {showCall} from '../support/page-objects/detail.js';
import {inside, read} from '../support/screen.js';

/** Every element of a tree, its shadow trees included. */
const all = (root: Element): Element[] => [
  root,
  ...[...root.children, ...(root.shadowRoot?.children ?? [])].flatMap(all),
];

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(4);

/** Text that can be broken nowhere, everywhere. */
const endless = (call: Json): Json => {
  const grown = (value: unknown): unknown => {
    if (typeof value === 'string') return value + long;
    if (Array.isArray(value)) return value.map(grown);
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [
            /^(role|message|content)$/.test(key) ? key : key + long,
            grown(inner),
          ]),
        )
      : value;
  };
  const nested = ['metadata', 'transcripts', 'credit_breakdown', 'post_call_analysis_result'];
  return Object.fromEntries(
    Object.entries(call).map(([key, value]) => [
      key,
      nested.includes(key) || /name|email|summary|status|channel|reason|error|_number/.test(key) ? grown(value) : value,
    ]),
  );
};

const narrow = (detail: TemplateResult): TemplateResult => html`<div style="width: 320px">${detail}</div>`;

const sticksOut = (detail: Element): string[] => {
  const {left, right} = detail.getBoundingClientRect();
  return all(detail)
    .filter((element) => {
      const box = element.getBoundingClientRect();
      const hidden = element.matches('[role=status], style');
      return (
        !hidden &&
        box.width > 0 &&
        (box.left < left - 0.5 || box.right > right + 0.5 || element.scrollWidth > Math.ceil(right - left))
      );
    })
    .map((element) => `${element.localName}.${element.className}: ${read(element).slice(0, 40)}`);
};

describe('the layout of <agni-call-detail>', () => {
  for (const direction of ['ltr', 'rtl']) {
    it(`holds words of any length at 320 px, ${direction}`, async () => {
      const call = endless({
        ...(await documentedCall()),
        ...(await fixtureCall('filled')),
        id: 'one',
        error_message: 'x',
      });
      const detail = await showCall(call, (inner) => html`<div dir=${direction}>${narrow(inner)}</div>`);
      expect(detail.getBoundingClientRect().width).to.equal(320);
      expect(read(detail), 'the words are there').to.include(long);
      expect(sticksOut(detail)).to.deep.equal([]);
    });
  }

  it('sets facts side by side where there is room, and one below the other where there is none', async () => {
    const columns = (detail: Element): number =>
      new Set([...inside(detail, 'dl').children].map((fact) => fact.getBoundingClientRect().left)).size;
    const call = await documentedCall();
    expect(columns(await showCall(call, (inner) => html`<div style="width: 720px">${inner}</div>`))).to.be.above(1);
    expect(columns(await showCall(call, narrow))).to.equal(1);
  });

  it('follows the direction of its page, and leaves each text its own', async () => {
    // a channel that tells no direction, so that both sides are in the head
    const call = {...(await fixtureCall('filled')), channel: 'voice', caller_name: 'שרה לוי'};
    const detail = await showCall(call, (inner) => html`<div dir="rtl" style="width: 640px">${inner}</div>`);
    const box = detail.getBoundingClientRect();
    const term = inside(detail, 'dt bdi').getBoundingClientRect();
    expect(box.right - term.right, 'the first fact begins at the right').to.be.below(40);

    const [caller, arrow, callee] = [...inside(detail, 'h2').children].map((part) => part.getBoundingClientRect());
    expect(caller?.left, 'read from the right').to.be.above(arrow?.left ?? Infinity);
    expect(arrow?.left).to.be.above(callee?.left ?? Infinity);
    expect(getComputedStyle(inside(detail, 'h2 [role=img]'), '::before').content, 'it points to the callee').to.equal(
      '"←"',
    );

    // The plus sign of a number stays on its left, in the head and among the facts.
    const texts = [...(detail.shadowRoot?.querySelectorAll('bdi') ?? [])]
      .flatMap(({childNodes}) => [...childNodes])
      .filter((node) => node instanceof Text)
      .filter(({data}) => data.startsWith('+'));
    expect(texts).to.have.length(3);
    for (const text of texts) {
      const place = (at: number): number => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      };
      expect(place(0), text.data).to.be.below(place(text.length - 1));
    }
    const rightOf = (node: Node): number => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect().right;
    };
    const number = rightOf(inside(detail, 'dd bdi[dir=ltr]'));
    const label = rightOf(inside(detail, 'dt bdi'));
    expect(number, 'a number stands below its label').to.be.closeTo(label, 1);
  });

  it('grows with the text size of its page', async () => {
    const call = await documentedCall();
    const sizeOf = (detail: Element): number => parseFloat(getComputedStyle(inside(detail, 'h2')).fontSize);
    const usual = sizeOf(await showCall(call));
    const large = sizeOf(await showCall(call, (inner) => html`<div style="--agni-font-size: 2rem">${inner}</div>`));
    expect(large).to.be.closeTo(usual * 2, 0.1);
  });

  for (const media of [{'prefers-color-scheme': 'dark'}, {'forced-colors': 'active'}] as const) {
    itWith(media, 'passes the audit', async () => {
      const detail = await showCall(
        await documentedCall(),
        (inner) => html`<div style="color-scheme: light dark">${inner}</div>`,
      );
      await a11y(detail);
    });
  }
});
