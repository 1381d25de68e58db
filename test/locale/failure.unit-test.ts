/**
 * What a person reads when a question could not be answered: every code has its sentence, and says what can be done.
 */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {failureText, waitingTime} from '../../src/locale/failure.js';
import {localeFor} from '../../src/locale/settings.js';
import {CallsError, type ErrorCode} from '../../src/model/errors.js';

const codes: Readonly<Record<ErrorCode, RegExp>> = {
  network: /can’t be reached/,
  timeout: /too long to respond/,
  unauthorized: /signed out/,
  forbidden: /don’t have permission/,
  'not-found': /can’t be found/,
  'rate-limited': /Too many requests/,
  upstream: /ran into a problem/,
  'bad-response': /can’t be read/,
  'bad-request': /didn’t accept/,
  'not-configured': /isn’t set up/,
  unsupported: /doesn’t support/,
};
const english = localeFor({locale: 'en-US'});
const said = (...[code, facts]: ConstructorParameters<typeof CallsError>): string =>
  failureText(english, new CallsError(code, facts));

describe('a failure', () => {
  it('has a sentence of its own for each code', () => {
    for (const [code, words] of Object.entries(codes))
      expect(said(code as ErrorCode), code)
        .to.match(words)
        .and.match(/\.$/);
    expect(new Set(Object.keys(codes).map((code) => said(code as ErrorCode))).size).to.equal(11);
  });

  it('names the attribute to set or to fix, and what it needs', () => {
    expect(said('not-configured', {attribute: 'endpoint', missing: true})).to.equal(
      '“endpoint” is missing from the setup.',
    );
    expect(said('not-configured', {attribute: 'endpoint'})).to.equal(
      '“endpoint” must be a path such as /agni or an http(s) URL without a query.',
    );
    expect(said('bad-request', {attribute: 'phone'})).to.match(
      /^“phone” must be a number in international format, such as \+\d+\.$/,
    );
    for (const attribute of [
      'vendor',
      'caller-number',
      'started-after',
      'started-before',
      'sort-order',
      'page',
      'page-size',
    ]) {
      expect(said('bad-request', {attribute}), attribute).to.match(new RegExp(`^“${attribute}” must (be|name) .+\\.$`));
    }
  });

  it('names what a service cannot be asked by', () => {
    expect(said('unsupported', {attribute: 'caller-number'})).to.equal('The service doesn’t support “caller-number”.');
    expect(said('unsupported', {attribute: 'contact-id'})).to.match(/can’t list calls by contact/);
  });

  it('says how long the service wants a page to wait', () => {
    expect(said('rate-limited', {retryAfter: 90_000})).to.match(/asks you to wait 1 min 30 s\.$/);
    expect(said('rate-limited', {retryAfter: 61_001})).to.match(/asks you to wait 1 min 2 s\.$/);
    expect(said('upstream', {retryAfter: 119_999})).to.match(/asks you to wait 2 min\.$/);
    expect(said('upstream', {retryAfter: 121_000})).to.match(/asks you to wait 3 min\.$/);
    expect(said('upstream', {retryAfter: 0})).not.to.match(/wait/);
  });

  it('rounds a wait up, so that nobody tries too early', () => {
    expect(waitingTime(english, 19_001)).to.equal('20 s');
    expect(waitingTime(english, 1)).to.equal('1 s');
    expect(waitingTime(english, 3_600_001)).to.equal('1 h 1 min');
  });
});
