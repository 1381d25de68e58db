import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import {LitElement, type TemplateResult} from 'lit';
import {base} from '../../src/styles/base.js';
import {panelStyles} from '../../src/parts/panel-styles.js';
import {tokens} from '../../src/styles/tokens.js';
import {renderButton, renderLiveRegion, renderNotice} from '../../src/parts/notice.js';
import {a11y} from '../support/a11y.js';
import {press} from '../support/keys.js';
import {button, noticeOf} from '../support/screen.js';

/** An element that shows what it is given, in the styles of those that use it. */
class Frame extends LitElement {
  static override styles = [tokens, base, panelStyles];
  static override properties = {content: {attribute: false}};
  declare content: TemplateResult;

  protected override render(): TemplateResult {
    return this.content;
  }
}
customElements.define('test-frame', Frame);

const show = async (content: TemplateResult): Promise<Frame> => {
  const el = Object.assign(document.createElement('test-frame') as Frame, {content});
  await fixture(html`<div>${el}</div>`);
  await el.updateComplete;
  return el;
};

describe('a notice', () => {
  it('is accessible, with and without a button', async () => {
    await a11y(await show(renderNotice({text: 'No calls found'})));
    await a11y(
      await show(
        renderNotice({text: 'It failed.', hint: 'Below: the last page.', action: 'Try again', act: () => undefined}),
      ),
    );
  });

  it('says what happened, what remains, and offers one thing to do', async () => {
    let done = 0;
    const el = await show(
      renderNotice({text: 'It failed.', hint: 'Below: the last page.', action: 'Try again', act: () => done++}),
    );
    expect(noticeOf(el)).to.equal('It failed. Below: the last page.');
    expect(el.shadowRoot?.querySelectorAll('button')).to.have.length(1);
    button(el, 'Try again').click();
    expect(done).to.equal(1);
  });

  it('offers nothing where nothing can be done', async () => {
    const el = await show(renderNotice({text: 'No calls found', action: '', act: () => undefined}));
    expect(noticeOf(el)).to.equal('No calls found');
    expect(el.shadowRoot?.querySelector('button')).to.be.null;
  });

  it('holds a long word in a narrow place', async () => {
    const el = await show(renderNotice({text: 'x'.repeat(500), action: 'y'.repeat(80), act: () => undefined}));
    el.style.width = '300px';
    await nextFrame();
    expect(el.scrollWidth).to.equal(300);
  });
});

describe('a button', () => {
  it('that cannot be pressed keeps its place, its focus and its name, and says so', async () => {
    const el = await show(html`${renderButton('Previous', undefined)}${renderButton('Next', () => undefined)}`);
    await a11y(el);
    const previous = button(el, 'Previous');
    previous.focus();
    expect(el.shadowRoot?.activeElement).to.equal(previous);
    expect(previous.ariaDisabled).to.equal('true');
    expect(button(el, 'Next').ariaDisabled).to.equal('false');
    previous.click();
    await press('Enter', 'Space', 'Tab');
    expect(el.shadowRoot?.activeElement).to.equal(button(el, 'Next'));
  });

  it('loses no focus when it can no longer be pressed', async () => {
    const el = await show(renderButton('Next', () => undefined));
    button(el, 'Next').focus();
    el.content = renderButton('Next', undefined);
    await el.updateComplete;
    expect(el.shadowRoot?.activeElement).to.equal(button(el, 'Next'));
  });

  it('does what it was told last', async () => {
    const done: string[] = [];
    const el = await show(renderButton('Next', () => done.push('first')));
    el.content = renderButton('Next', () => done.push('second'));
    await el.updateComplete;
    button(el, 'Next').focus();
    await press('Enter');
    expect(done).to.deep.equal(['second']);
  });
});

describe('what is heard', () => {
  it('is a live region that stays, so that a change of its words is announced', async () => {
    const el = await show(renderLiveRegion(''));
    const region = el.shadowRoot?.querySelector('[role="status"]');
    expect(region?.textContent).to.equal('');
    el.content = renderLiveRegion('20 calls loaded');
    await el.updateComplete;
    expect(el.shadowRoot?.querySelector('[role="status"]')).to.equal(region);
    expect(region?.textContent).to.equal('20 calls loaded');
    await a11y(el);
  });

  it('is not seen and takes no room, but is not hidden from assistive technology', async () => {
    const el = await show(renderLiveRegion('20 calls loaded'));
    expect(el.getBoundingClientRect().height).to.equal(0);
    const region = el.shadowRoot?.querySelector('[role="status"]');
    expect(region?.checkVisibility({visibilityProperty: true, opacityProperty: true})).to.equal(true);
    expect(getComputedStyle(region ?? el).clipPath).to.equal('inset(50%)');
  });
});
