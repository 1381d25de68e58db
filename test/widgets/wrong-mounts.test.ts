/** An endpoint that leads elsewhere: the page and the console say where the request went, what came back, and what to do. */
import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {en} from '../../src/locale/en.js';
import {detailPath} from '../support/page-objects/detail.js';
import {callList, show} from '../support/page-objects/list.js';
import {recordWarnings, warnings} from '../support/record.js';
import {inState, noticeOf, setupOf} from '../support/screen.js';
import {scriptedServer, type Answer} from '../support/server.js';

recordWarnings();
afterEach(() => sinon.restore());

const html = {'content-type': 'text/html; charset=utf-8'};
const mounts: Readonly<Record<string, readonly [Answer, received: string, message: string]>> = {
  'a page of the application': [{text: '<!doctype html>', headers: html}, '200 text/html', en.errors['bad-response']],
  'no such page': [{status: 404, text: '<p>No', headers: html}, '404 text/html', en.errors['not-configured']],
  'another route of the proxy': [
    {status: 404, json: {error: {code: 'unknown-route', message: ''}}},
    '404 application/json',
    en.errors['not-configured'],
  ],
  'a sign-in page': [
    {status: 302, headers: {location: '/login?token=s3cret'}},
    en.answers.redirect,
    en.errors['bad-response'],
  ],
  'a host of files that takes no POST': [
    {status: 405, text: '<h1>Not allowed', headers: html},
    '405 text/html',
    en.errors['not-configured'],
  ],
  'an application that does not know the method': [
    {status: 405, json: {detail: 'Method Not Allowed'}},
    '405 application/json',
    en.errors['not-configured'],
  ],
  'a server that knows no POST at all': [
    {status: 501, text: 'Unsupported', headers: html},
    '501 text/html',
    en.errors['not-configured'],
  ],
  'a gateway that reaches nothing': [
    {status: 502, text: '<h1>Bad Gateway', headers: html},
    '502 text/html',
    en.errors.upstream,
  ],
  'a gateway that waits in vain': [
    {status: 504, text: '<h1>Time-out', headers: html},
    '504 text/html',
    en.errors.timeout,
  ],
  'a page that crashed': [{status: 500, text: '<h1>Error', headers: html}, '500 text/html', en.errors.upstream],
  'another application': [{json: {hello: 'world'}}, en.answers.json, en.errors['bad-response']],
};

describe('a list whose endpoint leads to', () => {
  for (const [name, [answer, received, message]] of Object.entries(mounts)) {
    it(`${name} names the path, what came back, and the check`, async () => {
      sinon.stub(Math, 'random').returns(0); // the pause before a second attempt
      const server = await scriptedServer({[callList.path]: answer});
      const el = await show('agni-call-list', {endpoint: server.endpoint, search: 's3cret'});
      await inState(el, 'failed');
      const check = en.checkSetup(`npx agni-call-widgets check ${location.origin}${server.endpoint}`);
      const setup = `${en.received(server.endpoint + callList.path, received)} ${check}`;
      expect([noticeOf(el), setupOf(el)]).to.deep.equal([message, setup]);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(
        /^<agni-call-list> endpoint (bad-response|bad-request|not-found|upstream|timeout) \S/,
      );
      expect(warnings[0]).to.include(setup).and.not.to.include('s3cret');
    });
  }
});

/** What frameworks and gateways answer where they have no such path. */
const unserved: readonly object[] = [
  {detail: 'Not Found'},
  {message: 'Cannot GET /agni', error: 'Not Found', statusCode: 404},
  {timestamp: '2026-06-11T09:30:00Z', status: 404, error: 'Not Found', path: '/agni'},
  {error: {code: 404, message: 'Not found', status: 'NOT_FOUND'}},
  {message: 'no Route matched with those values'},
  {},
];

describe('a path that an application has not', () => {
  const kinds = [
    ['agni-call-detail', {'call-id': 'x'}, detailPath('x'), decodeURIComponent(detailPath('{id}'))],
    ['agni-contact-calls', {'contact-id': 'x'}, '/api/v1/contacts/x/calls', '/api/v1/contacts/{id}/calls'],
  ] as const;
  for (const [tag, attributes, path, route] of kinds) {
    for (const json of unserved) {
      it(`is nothing that was deleted in <${tag}>: ${JSON.stringify(json)}`, async () => {
        const server = await scriptedServer({[path]: {status: 404, json}});
        const el = await show(tag, {endpoint: server.endpoint, ...attributes});
        await inState(el, 'failed');
        expect(noticeOf(el)).to.equal(en.errors['not-configured']);
        expect(setupOf(el)).to.include(en.received(server.endpoint + route, '404 application/json'));
        expect(warnings[0]).to.include('npx agni-call-widgets check');
      });
    }
  }
});

describe('a call that does not exist', () => {
  it('keeps its words, and doubts no endpoint', async () => {
    for (const json of [
      {error: {code: 'not-found', message: 'The service has no such thing.'}},
      {success: false, message: 'call session not found'},
      {message: 'Call not found', status: 'error', error: 'Call not found', data: null},
    ]) {
      const server = await scriptedServer({[detailPath('x')]: {status: 404, json}});
      const el = await show('agni-call-detail', {endpoint: server.endpoint, 'call-id': 'x'});
      await inState(el, 'failed');
      expect([noticeOf(el), setupOf(el)]).to.deep.equal([en.errors['not-found'], '']);
      expect(warnings.at(-1)).to.match(/^<agni-call-detail> not-found /);
    }
  });
});
