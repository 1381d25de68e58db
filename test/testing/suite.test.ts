/** What the suite is for: a vendor that claims what is not so, or reads what it should not, is found out, by the test that says so. */
import {expect} from '@open-wc/testing';
import {contacts} from '../../demo/mock/contacts.js';
import {createAgniMock} from '../../demo/mock/agni.js';
import {testVendor, type VendorTest} from '../../src/testing/index.js';
import {builtIn} from '../../src/vendors/built-in.js';
import type {Capabilities, ListAbility, Parser, Vendor} from '../../src/vendors/vendor.js';

const mock = createAgniMock({now: Date.parse('2026-06-11T12:00:00Z'), key: null, count: 120});
const sound = builtIn[0] as Vendor;
const {list} = sound.capabilities;
let made = 0;

/** The suite's tests of Agni, changed. */
const tests = (change: Partial<Vendor>): readonly VendorTest[] =>
  testVendor({...sound, name: `changed-${++made}`, ...change}, mock, {contactId: contacts[0].id});
const can = (more: Partial<Capabilities>): Partial<Vendor> => ({capabilities: {...sound.capabilities, ...more}});
const listing = (more: Partial<ListAbility>): Partial<Vendor> => can({list: {...list as ListAbility, ...more}});
const reading = (change: (found: Parser) => Partial<Parser>): Partial<Vendor> => ({
  parser: async () => {
    const found = await sound.parser();
    return {...found, ...change(found)};
  },
});
const without = (...names: readonly string[]): Partial<Vendor> => ({
  request: query => {
    const asked = sound.request(query);
    return {...asked, query: Object.fromEntries(Object.entries(asked.query).filter(([name]) => !names.includes(name)))};
  },
});

/** What each defect is called, and the test that must find it. */
const defects: readonly (readonly [test: string, vendor: Partial<Vendor>])[] = [
  ['filters by status', without('status')],
  ['filters by startedAfter', without('started_after')],
  ['sorts by started_at', without('sort_order')],
  ['sorts by cost_total', listing({sorts: {cost_total: 'durationSec'}})],
  ['counts its calls as it claims', listing({total: true})],
  ['has transcripts where it claims them', listing({transcripts: 'always'})],
  ['has transcripts where it claims them', can({call: {transcript: false}})],
  ['has no recordings', can({recordings: []})],
  ['pages through the list to its end, with every call once', without('page')],
  ['finds a number\'s calls, and no others', without('phone')],
  ['reads or refuses any JSON, and lets nothing through but plain values', reading(() => ({
    page: answer => ({calls: [{id: 'x', agent: {}, caller: {}, callee: {}, status: answer as string}], page: 1}),
  }))],
  ['reads or refuses answers in which any one field is wrong', reading(found => ({
    page: (answer, query, ask) => {
      (answer as {data?: {callSessions: {id: string}[]}}).data?.callSessions.forEach(({id}) => id.trim());
      return found.page(answer, query, ask);
    },
  }))],
];

describe('the suite', () => {
  for (const [name, vendor] of defects) {
    it(`finds out in “${name}”`, async () => {
      const found = tests(vendor).find(one => one.name === name);
      const failure = await found?.run().then(() => 'nothing', (error: unknown) => (error as Error).message);
      expect(failure).to.be.a('string').and.not.equal('nothing');
    });
  }

  it('finds a parameter that no route has', async () => {
    const route = {path: '/api/v1/calling/call-sessions', query: ['page', 'secret']};
    const [, paging] = tests({request: query => ({...sound.request(query), route, query: {page: 1, secret: 'x'}})});
    const failure = await paging?.run().then(() => 'nothing', (error: unknown) => String(error));
    expect(failure).to.include('asked with secret, which its route does not have');
  });

  it('has a test for each claim', () => {
    const names = tests({}).map(({name}) => name);
    for (const filter of list?.filters ?? []) expect(names).to.include(`filters by ${filter}`);
    expect(new Set(names).size).to.equal(names.length);
    const few = tests({capabilities: {call: {transcript: true}, recordings: []}, name: 'few'}).map(({name}) => name);
    expect(few.some(name => /filters|sorts|pages through|number|contact/.test(name))).to.be.false;
  });
});
