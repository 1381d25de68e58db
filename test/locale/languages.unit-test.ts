/** Languages that a host registers: how one is found, what stands in for what is missing, and which formats go with it. */
import {afterEach, beforeEach, describe, it} from 'node:test';
import {expect} from 'chai';
import sinon, {type SinonStub} from 'sinon';
import {complete, mergeMessages} from '../../src/locale/complete.js';
import {en} from '../../src/locale/en.js';
import {amount, instant, moments} from '../../src/locale/format.js';
import {onLocaleChange, registerLocale} from '../../src/locale/locale.js';
import type {Messages} from '../../src/locale/messages.js';
import {localeFor} from '../../src/locale/settings.js';

/** English but for one text, which says whose it is. */
const textsOf = (name: string): Messages => ({...en, calls: name});

let warn: SinonStub;
beforeEach(() => {
  warn = sinon.stub(console, 'warn');
});
afterEach(() => {
  sinon.restore();
});

describe('a registered language', () => {
  it('serves its regions, unless one has texts of its own', () => {
    registerLocale('sv', textsOf('Swedish'));
    registerLocale('sv-FI', textsOf('Swedish of Finland'));
    const found = ['sv', 'sv-SE', 'SV-se', 'sv-Latn-SE', 'sv-SE-u-nu-latn', 'sv-FI', 'sv-FI-u-hc-h12'].map((locale) => {
      const {lang, messages} = localeFor({locale});
      return [messages.calls, lang];
    });
    const [swedish, finland] = [
      ['Swedish', 'sv'],
      ['Swedish of Finland', 'sv-FI'],
    ];
    expect(found).to.deep.equal([swedish, swedish, swedish, swedish, swedish, finland, finland]);
  });

  it('does not serve another language, nor a longer tag a shorter one', () => {
    registerLocale('fil', textsOf('Filipino'));
    registerLocale('nl-BE', textsOf('Dutch of Belgium'));
    for (const locale of ['fi', 'nl', 'nl-NL', 'x-fil'])
      expect(localeFor({locale}).messages.calls, locale).to.equal(en.calls);
  });

  it('has the page’s own dates and numbers', () => {
    registerLocale('de', textsOf('Anrufe'));
    const german = localeFor({locale: 'de-AT', timeZone: 'Asia/Kolkata', currency: 'EUR'});
    expect(german.locale).to.equal('de-AT');
    expect(moments(german, Date.UTC(2026, 5, 11))(Date.UTC(2026, 5, 1, 7, 5))).to.equal('01.06.2026, 12:35');
    expect(instant(german, Date.UTC(2026, 5, 11, 9, 30))).to.match(/^11\. Juni 2026 um 15:00:00/);
    expect(amount(localeFor({locale: 'de-DE', currency: 'EUR'}), 12.5).replace(/\s/g, ' ')).to.equal('12,50 €');
  });

  it('is refused under a name that is no language tag', () => {
    for (const name of ['', 'de_AT', 'not a tag']) expect(() => registerLocale(name, en), name).to.throw(RangeError);
  });

  it('that lacks a text, or has one of another kind, shows English there, and the console names the latter', () => {
    const texts = {
      calls: 'Samtal',
      noCalls: undefined,
      range: 'from to',
      errors: {network: 'Nej', timeout: 5},
      extra: 'x',
    };
    registerLocale('nb', texts as unknown as Messages);
    const {messages} = localeFor({locale: 'nb-NO'});
    expect(messages.calls).to.equal('Samtal');
    expect(messages.noCalls).to.equal(en.noCalls);
    expect(messages.range('1', '2', '')).to.equal('1–2');
    expect(messages.errors).to.deep.equal({...en.errors, network: 'Nej'});
    expect(messages).to.have.all.keys(Object.keys(en));
    expect(warn.args.map(([text]) => /messages\.([\w.]+)/.exec(String(text))?.[1])).to.deep.equal([
      'range',
      'errors.timeout',
      'extra',
    ]);
  });
});

describe('a language without texts', () => {
  it('is shown in English, with the region of the page', () => {
    const tags = {
      'en-GB': 'en-GB',
      'xh-ZA': 'en-ZA',
      xh: 'en-ZA', // its most likely region
      'zh-Hant-TW': 'en-TW',
      'hi-IN-u-nu-deva': 'en-IN-u-nu-deva',
      'x-private': 'en',
    };
    for (const [locale, formats] of Object.entries(tags)) {
      const {lang, locale: shown} = localeFor({locale});
      expect([lang, shown], locale).to.deep.equal(['en', formats]);
    }
    const time = moments(localeFor({locale: 'xh-ZA', timeZone: 'UTC'}), Date.UTC(2026, 5, 11))(Date.UTC(2026, 5, 1));
    expect(time).to.match(/^0?1 Jun 2026, 00:00$/);
  });
});

describe('a language that is loaded', () => {
  it('is loaded once, when it is first needed, and is in every locale from then on', async () => {
    const load = sinon.stub().resolves(textsOf('Polish'));
    const heard = sinon.spy();
    registerLocale('pl', load);
    const stop = onLocaleChange(heard);
    expect(load.callCount).to.equal(0);
    const [first, second] = [localeFor({locale: 'pl'}), localeFor({locale: 'pl-PL'})];
    expect([first.messages.calls, first.lang, first.locale]).to.deep.equal([en.calls, 'en', 'en-PL']);
    expect(second.messages.calls).to.equal(en.calls);
    await new Promise(setImmediate);
    expect(load.callCount).to.equal(1);
    expect(heard.callCount, 'elements are told').to.equal(1);
    expect([first.messages.calls, first.lang, first.locale]).to.deep.equal(['Polish', 'pl', 'pl']);
    expect(second.locale).to.equal('pl-PL');
    stop();
    registerLocale('pl', textsOf('Other Polish'));
    expect(heard.callCount, 'who stopped listening is not told').to.equal(1);
    expect(first.messages.calls).to.equal('Other Polish');
  });

  for (const [name, load] of [
    ['rejects', () => Promise.reject(new Error('offline'))],
    [
      'throws',
      () => {
        throw new Error('no such file');
      },
    ],
    ['gives nothing', () => Promise.resolve(undefined)],
  ] as const) {
    it(`and ${name} is named on the console, and English stays`, async () => {
      registerLocale('cs', load as () => Promise<Messages>);
      const locale = localeFor({locale: 'cs-CZ'});
      expect(locale.messages.calls).to.equal(en.calls);
      await new Promise(setImmediate);
      expect(locale.messages.calls).to.equal(en.calls);
      expect(warn.callCount).to.equal(1);
      expect(warn.firstCall.args[0]).to.equal('agni-call-widgets: the texts for cs could not be loaded.');
    });
  }
});

describe('single texts', () => {
  it('replace the language’s own, in groups one by one', () => {
    registerLocale('da', textsOf('Danish'));
    const {messages} = localeFor({locale: 'da', messages: {noCalls: 'Nothing', errors: {network: 'Offline'}}});
    expect([messages.calls, messages.noCalls]).to.deep.equal(['Danish', 'Nothing']);
    expect(messages.errors).to.deep.equal({...en.errors, network: 'Offline'});
    expect(en.noCalls, 'the dictionary itself stays').to.equal('No calls found');
  });

  it('that are no object of texts change nothing', () => {
    for (const strange of [null, 7, 'text', []])
      expect(localeFor({messages: strange as unknown as Partial<Messages>}).messages).to.deep.equal(en);
  });

  it('go over those of an outer provider', () => {
    const merged = mergeMessages(
      {calls: 'A', noCalls: 'B', errors: {network: 'C', timeout: 'D'}},
      {calls: 'E', errors: {network: 'F'}},
    );
    expect(merged).to.deep.equal({calls: 'E', noCalls: 'B', errors: {network: 'F', timeout: 'D'}});
    expect(complete(en, merged).errors.timeout).to.equal('D');
  });
});
