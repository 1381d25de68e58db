/** An endpoint that leads elsewhere: the page and the console say where the request went, what came back, and what to do. */
import {expect} from '@open-wc/testing';
import {en} from '../../src/locale/en.js';
import {detailPath} from '../support/page-objects/detail.js';
import {callList, show} from '../support/page-objects/list.js';
import {recordWarnings, warnings} from '../support/record.js';
import {inState, noticeOf, setupOf} from '../support/screen.js';
import {scriptedServer, type Answer} from '../support/server.js';

recordWarnings();

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
  'another application': [{json: {hello: 'world'}}, en.answers.json, en.errors['bad-response']],
};

describe('a list whose endpoint leads to', () => {
  for (const [name, [answer, received, message]] of Object.entries(mounts)) {
    it(`${name} names the path, what came back, and the check`, async () => {
      const server = await scriptedServer({[callList.path]: answer});
      const el = await show('agni-call-list', {endpoint: server.endpoint, search: 's3cret'});
      await inState(el, 'failed');
      const check = en.checkSetup(`npx agni-call-widgets check ${location.origin}${server.endpoint}`);
      const setup = `${en.received(server.endpoint + callList.path, received)} ${check}`;
      expect([noticeOf(el), setupOf(el)]).to.deep.equal([message, setup]);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/^<agni-call-list> endpoint (bad-response|not-found) \S/);
      expect(warnings[0]).to.include(setup).and.not.to.include('s3cret');
    });
  }
});

describe('a call that does not exist', () => {
  it('keeps its words, and doubts no endpoint', async () => {
    const server = await scriptedServer({[detailPath('x')]: {status: 404, json: {error: {code: 'not-found'}}}});
    const el = await show('agni-call-detail', {endpoint: server.endpoint, 'call-id': 'x'});
    await inState(el, 'failed');
    expect([noticeOf(el), setupOf(el)]).to.deep.equal([en.errors['not-found'], '']);
    expect(warnings[0]).to.match(/^<agni-call-detail> not-found /);
  });
});
