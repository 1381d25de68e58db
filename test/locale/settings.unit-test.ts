/**
 * What a page says about language, zone and currency: what Intl does not know is told once, and never breaks an
 * element.
 */
import {afterEach, beforeEach, describe, it} from 'node:test';
import {expect} from 'chai';
import sinon, {type SinonStub} from 'sinon';
import {dates, duration, format} from '../../src/locale/format.js';
import {knownLocale} from '../../src/locale/locale.js';
import {localeFor, usable} from '../../src/locale/settings.js';

describe('settings', () => {
  let warn: SinonStub;
  beforeEach(() => {
    warn = sinon.stub(console, 'warn');
  });
  afterEach(() => sinon.restore());
  const told = (): string[] => warn.args.map(([text]) => String(text));

  it('that Intl knows are kept, and nothing is told', () => {
    const good = {locale: 'de-AT', timeZone: 'Asia/Kolkata', currency: 'EUR', endpoint: '/agni'};
    expect(usable(good)).to.deep.equal(good);
    expect(usable({})).to.deep.equal({});
    expect(usable({locale: undefined})).to.deep.equal({locale: undefined});
    expect(told()).to.deep.equal([]);
  });

  it('that it does not know are left out, and each is told by name, without its value', () => {
    const bad = {locale: 'en_US_secret', timeZone: 'Mars/Secret', currency: 'SECRET', endpoint: '/agni'};
    expect(usable(bad)).to.deep.equal({endpoint: '/agni', locale: undefined, timeZone: undefined, currency: undefined});
    expect(bad.locale, "the page's own object stays").to.equal('en_US_secret');
    expect(told().map((text) => /: ([\w-]+) is not/.exec(text)?.[1])).to.deep.equal([
      'locale',
      'time-zone',
      'currency',
    ]);
    expect(told().join()).not.to.match(/secret/i);
  });

  it('are told once, not each time they are read', () => {
    for (let times = 0; times < 3; times++) expect(usable({timeZone: 'Venus/Base'}).timeZone).to.equal(undefined);
    expect(told()).to.have.length(1);
    usable({timeZone: 'Venus/Other'});
    expect(told(), 'another mistake is told').to.have.length(2);
  });

  it('that are strange do no harm', () => {
    for (const strange of ['', ' ', 'constructor', '__proto__', 'x'.repeat(1000), '\ud800', null, 7, {}]) {
      const locale = localeFor({locale: strange as string, timeZone: strange as string, currency: strange as string});
      expect(dates(locale, 'medium').format(0), JSON.stringify(strange)).to.be.a('string').that.is.not.empty;
      expect(duration(locale, 60)).to.equal('1 min');
    }
  });
});

describe('formats', () => {
  it('are made once for equal settings, anew for others', () => {
    const french = (): Intl.DateTimeFormat => dates(knownLocale({locale: 'fr'}), 'medium');
    expect(french()).to.equal(french());
    expect(french()).not.to.equal(dates(knownLocale({locale: 'fr'}), 'short'));
    expect(french()).not.to.equal(dates(knownLocale({locale: 'fr', timeZone: 'Asia/Kolkata'}), 'medium'));
  });

  it('are kept in a bounded number', () => {
    let made = 0;
    const make = (): Intl.NumberFormat => {
      made++;
      return new Intl.NumberFormat('en');
    };
    for (let index = 0; index < 100; index++) format({locale: 'en', timeZone: `zone ${index}`}, 'bounded', make);
    expect(made).to.equal(100);
    format({locale: 'en', timeZone: 'zone 99'}, 'bounded', make);
    expect(made, 'the last one is still there').to.equal(100);
    format({locale: 'en', timeZone: 'zone 0'}, 'bounded', make);
    expect(made, 'the first one is not').to.equal(101);
  });

  it('are kept by when they were last used', () => {
    const make = sinon.spy(() => new Intl.NumberFormat('en'));
    const use = (timeZone: string): unknown => format({locale: 'en', timeZone}, 'used', make);
    use('often');
    for (let index = 0; index < 100; index++) {
      use(`zone ${index}`);
      use('often');
    }
    expect(make.callCount).to.equal(101);
  });
});
