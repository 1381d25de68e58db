/** Intl as each engine has it, and languages on a page that is there already. */
import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import sinon from 'sinon';
import '../../src/define.js';
import {configure, localeFor, registerLocale, type AgniProvider, type Messages} from '../../src/index.js';
import {en} from '../../src/locale/en.js';
import {amount, dates, decimal, duration, instant, integer, moments, percent, zone} from '../../src/locale/format.js';
import {until} from '../support/until.js';

const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('formats in this engine', () => {
  it('are those of the language and the region', () => {
    const locale = localeFor({locale: 'en-GB', timeZone: 'Asia/Kolkata', currency: 'INR'});
    const at = Date.UTC(2026, 5, 11, 9, 30, 5);
    expect(plain(moments(locale)(at))).to.equal('11 Jun 2026, 15:00');
    expect(plain(instant(locale, at))).to.match(/^11 June 2026\D*15:00:05\D+5:30$/);
    expect(zone(localeFor({timeZone: 'America/New_York'}))).to.equal('America/New York');
    expect(duration(locale, 7325)).to.equal('2 h 2 min 5 s');
    expect(integer(locale, 1234)).to.equal('1,234');
    expect(decimal(locale, 1234.56789)).to.equal('1,234.5679');
    expect(percent(locale, 0.95)).to.equal('95%');
    expect(plain(amount(locale, 12.5))).to.equal('₹12.50');
  });

  it('are in English with the page’s region where its language has no texts', () => {
    const shown = moments(localeFor({locale: 'de-AT', timeZone: 'UTC'}))(Date.UTC(2026, 5, 11, 15));
    expect(plain(shown)).to.equal('11 Jun 2026, 15:00');
  });

  it('are made anew when the browser’s language changes', async () => {
    await fixture(html`<agni-call-table .calls=${[]}></agni-call-table>`);
    const made = (): Intl.DateTimeFormat => dates(localeFor({locale: 'en-GB'}), 'medium');
    const before = made();
    expect(made()).to.equal(before);
    window.dispatchEvent(new Event('languagechange'));
    expect(made()).not.to.equal(before);
  });
});

describe('a language', () => {
  const textsOf = (noCalls: string): Messages => ({...en, noCalls, recording: noCalls});
  const noticeIn = (page: Element): string =>
    page.querySelector('agni-call-list')?.shadowRoot?.querySelector('[part=notice]')?.textContent.trim() ?? '';
  const page = async (locale: string): Promise<AgniProvider> =>
    fixture(html`<agni-provider locale=${locale}><agni-call-list .calls=${[]}></agni-call-list></agni-provider>`);

  it('that is registered shows on elements that are on the page already', async () => {
    const provider = await page('et');
    await until(() => noticeIn(provider) === en.noCalls);
    registerLocale('et', textsOf('Kõnesid pole'));
    await until(() => noticeIn(provider) === 'Kõnesid pole');
  });

  it('that is loaded does so, too, when it has come; a failed load leaves English', async () => {
    const {promise, resolve} = Promise.withResolvers<Messages>();
    registerLocale('lv', () => promise);
    const warn = sinon.stub(console, 'warn');
    registerLocale('lt', () => Promise.reject(new Error('offline')));
    const [latvian, lithuanian] = [await page('lv-LV'), await page('lt-LT')];
    await until(() => noticeIn(latvian) === en.noCalls && warn.called);
    resolve(textsOf('Zvanu nav'));
    await until(() => noticeIn(latvian) === 'Zvanu nav');
    expect(noticeIn(lithuanian)).to.equal(en.noCalls);
    sinon.restore();
  });

  it('is named at the root of a recording, and changes there, too', async () => {
    const recording = document.createElement('agni-call-recording');
    Object.assign(recording, {locale: localeFor({locale: 'is-IS'}), src: '/audio.wav'});
    await fixture(html`<div>${recording}</div>`);
    const root = (): Element | null | undefined => recording.shadowRoot?.querySelector('[lang]');
    expect(root()?.getAttribute('lang')).to.equal('en');
    registerLocale('is', textsOf('Upptaka'));
    await recording.updateComplete;
    expect(root()?.getAttribute('lang')).to.equal('is');
    expect(root()?.querySelector('audio')?.getAttribute('aria-label')).to.equal('Upptaka');
  });

  it('has single texts replaced by the nearest provider, over an outer one and the page', async () => {
    configure({messages: {noCalls: 'of the page', calls: 'of the page'}});
    const outer = await page('en');
    await until(() => noticeIn(outer) === 'of the page');
    outer.messages = {noCalls: 'of the provider'};
    await until(() => noticeIn(outer) === 'of the provider');
    const inner = Object.assign(document.createElement('agni-provider'), {messages: {previous: 'Back'}});
    inner.append(...outer.childNodes);
    outer.append(inner);
    await nextFrame();
    expect(noticeIn(outer)).to.equal('of the provider');
    outer.messages = undefined;
    await until(() => noticeIn(outer) === 'of the page');
    configure({messages: undefined});
    await until(() => noticeIn(outer) === en.noCalls);
  });
});
