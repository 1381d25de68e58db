/** The documented answers, read in each engine. What the parsers do in particular is tested in Node. */
import {expect} from '@open-wc/testing';
import type {Call} from '../../src/model/call.js';
import type {CallPage} from '../../src/model/page.js';
import type {CallsQuery} from '../../src/model/query.js';
import {reportOf} from '../../src/vendors/drift/report.js';
import {findVendor} from '../../src/vendors/registry.js';

const list: CallsQuery = {kind: 'list', page: 1, pageSize: 20};
const contact: CallsQuery = {kind: 'contact', contactId: 'grace'};
const phone: CallsQuery = {kind: 'phone', phone: '+919876543210', page: 1, pageSize: 20};

const fixture = async (name: string): Promise<unknown> => (await fetch(`/test/fixtures/${name}.json`)).json();
const never = (): Promise<never> => Promise.reject(new Error('Something more was asked.'));

const pageIn = async (vendor: string, name: string, query: CallsQuery): Promise<CallPage | undefined> =>
  (await findVendor(vendor)?.parser())?.page(await fixture(`${vendor}/${name}`), query, never);
const callIn = async (vendor: string, name: string): Promise<Call | undefined> =>
  (await findVendor(vendor)?.parser())?.call(await fixture(`${vendor}/${name}`));

const pages = [
  ['agni', 'call-sessions.filled', list],
  ['agni', 'call-sessions.older', list],
  ['agni', 'contact-calls.filled', contact],
  ['agni', 'phone-history.verbatim', phone],
  ['zudu', 'calls.verbatim', list],
] as const;

const calls = [
  ['agni', 'call-session-detail.filled'],
  ['agni', 'call-session-detail.older'],
  ['agni', 'call-session-detail.one-string-transcript'],
  ['zudu', 'call.filled'],
] as const;

describe('a documented answer', () => {
  for (const [vendor, name, query] of pages) {
    it(`of ${vendor}, ${name}, is a page of calls with nothing unknown in it`, async () => {
      const page = await pageIn(vendor, name, query);
      expect(page?.calls.length, JSON.stringify(page)).to.be.greaterThan(0);
      for (const {id, startedAt} of page?.calls ?? []) {
        expect(id).not.to.equal('');
        expect(startedAt).to.be.a('number');
      }
      expect(page?.calls[0]?.caller.number ?? '').to.match(/^\+\d+$/);
      expect(reportOf(page ?? {})).to.equal(undefined);
    });
  }

  for (const [vendor, name] of calls) {
    it(`of ${vendor}, ${name}, is a call with its transcript`, async () => {
      const call = await callIn(vendor, name);
      expect(call?.status).to.be.a('string');
      expect(call?.durationSec).to.be.greaterThan(0);
      const items = call?.transcript?.items ?? [];
      expect(items.length).to.be.greaterThan(0);
      for (const {role, text} of items.slice(0, 2)) {
        expect(role).to.be.a('string');
        expect(text).not.to.equal('');
      }
    });
  }

  it('tells the same moment in every engine, however it is written', async () => {
    const parser = await findVendor('agni')?.parser();
    const times = [
      '2026-06-11T09:30:00Z',
      '2026-06-11 09:30:00',
      '2026-06-11T15:00:00+05:30',
      1781170200,
      1781170200000,
    ];
    for (const started_at of times) {
      const call = parser?.call({success: true, data: {id: 'c', started_at}});
      expect(call?.startedAt, String(started_at)).to.equal(1781170200000);
    }
  });
});
