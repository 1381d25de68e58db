/**
 * What the suite is for: a vendor that claims what is not so, or reads what it should not, is found out, by the test
 * that says so.
 */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {contacts} from '../../demo/mock/contacts.js';
import {createAgniMock} from '../../demo/mock/agni.js';
import {testVendor, type VendorTest} from '../../src/testing/index.js';
import {builtIn, defineVendor} from '../../src/vendors/registry.js';
import type {Capabilities, ListAbility, PageAbility, Parser, Vendor} from '../../src/vendors/contract.js';
import {small, smallMock, type Faults} from './small.js';

const mock = createAgniMock({now: Date.parse('2026-06-11T12:00:00Z'), key: null, count: 120});
const sound = builtIn[0] as Vendor;
const {list} = sound.capabilities;
let made = 0;

/** The suite's tests of Agni, changed. */
const tests = (change: Partial<Vendor>): readonly VendorTest[] =>
  testVendor({...sound, name: `changed-${++made}`, ...change}, mock, {contactId: contacts[0].id});
const can = (more: Partial<Capabilities>): Partial<Vendor> => ({capabilities: {...sound.capabilities, ...more}});
const listing = (more: Partial<ListAbility>): Partial<Vendor> => can({list: {...(list as ListAbility), ...more}});
const reading = (change: (found: Parser) => Partial<Parser>): Partial<Vendor> => ({
  parser: async () => {
    const found = await sound.parser();
    return {...found, ...change(found)};
  },
});
const without = (...names: readonly string[]): Partial<Vendor> => ({
  request: (query) => {
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
  [
    'counts its calls as it claims',
    reading((found) => ({
      page: async (answer, query, ask) => {
        const page = await found.page(answer, query, ask);
        return page && query.kind === 'phone' ? {...page, total: 99} : page;
      },
    })),
  ],
  ['has transcripts where it claims them', listing({transcripts: 'always'})],
  ['has transcripts where it claims them', can({call: {transcript: false}})],
  ['has no recordings', can({recordings: []})],
  ['pages through the list to its end, with every call once', without('page')],
  ["finds a number's calls, and no others", without('phone')],
  [
    'reads or refuses any JSON, and lets nothing through but plain values',
    reading(() => ({
      page: (answer) => ({calls: [{id: 'x', agent: {}, caller: {}, callee: {}, status: answer as string}], page: 1}),
    })),
  ],
  [
    'reads or refuses answers in which any one field is wrong',
    reading((found) => ({
      page: (answer, query, ask) => {
        (answer as {data?: {callSessions: {id: string}[]}}).data?.callSessions.forEach(({id}) => id.trim());
        return found.page(answer, query, ask);
      },
    })),
  ],
];

describe('the suite', () => {
  for (const [name, vendor] of defects) {
    it(`finds out in “${name}”`, async () => {
      const found = tests(vendor).find((one) => one.name === name);
      const failure = await found?.run().then(
        () => 'nothing',
        (error: unknown) => (error as Error).message,
      );
      expect(failure).to.be.a('string').and.not.equal('nothing');
    });
  }

  it('finds a parameter that no route has', async () => {
    const route = {path: '/api/v1/calling/call-sessions', query: ['page', 'secret']};
    const [, paging] = tests({request: (query) => ({...sound.request(query), route, query: {page: 1, secret: 'x'}})});
    const failure = await paging?.run().then(
      () => 'nothing',
      (error: unknown) => String(error),
    );
    expect(failure).to.include('requested with secret, which its route does not have');
  });

  it('has a test for each claim', () => {
    const names = tests({}).map(({name}) => name);
    for (const filter of list?.filters ?? []) expect(names).to.include(`filters by ${filter}`);
    expect(new Set(names).size).to.equal(names.length);
    const few = tests({capabilities: {call: {transcript: true}, recordings: []}, name: 'few'}).map(({name}) => name);
    expect(few.some((name) => /filters|sorts|pages through|number|contact/.test(name))).to.be.false;
  });
});

const paged: PageAbility = {paging: 'pages', total: true, transcripts: 'never'};
const listed: ListAbility = {...paged, filters: [], sorts: {}};

/** Runs each test; gives what failed. */
const failures = async (all: readonly VendorTest[]): Promise<string[]> => {
  const found: string[] = [];
  for (const {name, run} of all) await run().catch((error: unknown) => found.push(`${name}: ${String(error)}`));
  return found;
};
const names = (all: readonly VendorTest[]) => all.map(({name}) => name).join('\n');

describe('the suite, on a vendor that can do less', () => {
  const call = {transcript: true};
  const nothingToDo = /filters|sorts|pages through|behind the end/;

  it('takes a list that comes at once', async () => {
    const all = testVendor(
      small({list: {...listed, paging: 'all', sorts: {agent: 'agent'}}, call}),
      smallMock({all: true}),
    );
    expect(await failures(all)).to.deep.equal([]);
    expect(names(all))
      .to.include('gives the whole list at once')
      .and.not.to.match(/pages through|behind the end/);
    const lying = testVendor(small({list: {...listed, paging: 'all'}}), () => Response.json({items: [], count: 0}));
    expect((await failures(lying)).join()).to.include('gives the whole list at once');
  });

  it('takes one that knows single calls alone, whether or not it is told of one', async () => {
    for (const options of [{}, {callId: 's-3'}]) {
      const all = testVendor(small({call}), smallMock(), options);
      expect(await failures(all)).to.deep.equal([]);
      expect(names(all)).not.to.match(nothingToDo);
    }
    const lying = testVendor(small({call: {transcript: false}}), smallMock(), {callId: 's-3'});
    expect((await failures(lying)).join()).to.include('has transcripts where it claims them');
  });

  it('takes one that knows numbers alone, or contacts', async () => {
    const phone = '+14155550103';
    for (const options of [{}, {phone}]) {
      const all = testVendor(small({phone: paged}), smallMock(), options);
      expect(await failures(all)).to.deep.equal([]);
      expect(names(all).includes("finds a number's calls")).to.equal('phone' in options);
    }
    expect(
      await failures(testVendor(small({phone: {...paged, paging: 'all'}, call}), smallMock({all: true}), {phone})),
    ).to.deep.equal([]);
    const contact = {...paged, paging: 'all'} as const;
    expect(
      await failures(testVendor(small({contact, call}), smallMock({all: true}), {contactId: 'agent-1'})),
    ).to.deep.equal([]);
    const strange = testVendor(small({phone: paged}), smallMock(), {phone: '+14155559999'});
    expect((await failures(strange)).join()).to.include("finds a number's calls");
  });
});

describe('the suite, on sorts', () => {
  const sorts = {agent: 'agent', caller: 'caller', callee: 'callee', cost: 'cost', started: 'startedAt'} as const;

  it('compares what the browser’s own sort does, in fields that are objects, too', async () => {
    expect(await failures(testVendor(small({list: {...listed, sorts}}), smallMock()))).to.deep.equal([]);
  });

  it('finds out one that sorts by another', async () => {
    for (const [word, what] of [
      ['agent', 'cost'],
      ['cost', 'agent'],
      ['started', 'caller'],
      ['caller', 'callee'],
    ] as const) {
      const all = testVendor(small({list: {...listed, sorts: {[word]: what}}}), smallMock());
      expect(await failures(all), word)
        .to.have.length(1)
        .and.to.match(new RegExp(`^sorts by ${word}: `));
    }
  });
});

describe('the suite, on searches', () => {
  const failing = (faults: Faults, call = true) =>
    failures(
      testVendor(
        small({list: {...listed, filters: ['search']}, ...(call && {call: {transcript: true}})}),
        smallMock(faults),
      ),
    );
  const lower = (text: string) => text.toLowerCase();

  it('takes one that looks anywhere a call tells of itself', async () => {
    expect(await failing({})).to.deep.equal([]);
    expect(await failing({}, false)).to.deep.equal([]);
    expect(await failing({finds: ({said}, words) => lower(said).includes(lower(words))})).to.deep.equal([]);
    expect(await failing({finds: ({summary}, words) => lower(summary).includes(lower(words))})).to.deep.equal([]);
  });

  it('finds out one that finds anything, others, or not the call itself', async () => {
    const faults: readonly Required<Faults>['finds'][] = [
      () => true,
      () => false,
      ({id}) => id < 's-3',
      ({summary}, words) => lower(summary).includes(lower(words)) || summary.includes('1007'),
      ({summary, id}, words) => lower(summary).includes(lower(words)) && id !== 's-0',
    ];
    for (const finds of faults)
      expect(await failing({finds}), String(finds))
        .to.have.length(1)
        .and.to.match(/^filters by search: /);
  });
});

describe('the suite, on a name', () => {
  it('that is another vendor’s, says so', () => {
    const taken = small({call: {transcript: true}});
    defineVendor(taken);
    expect(testVendor(taken, smallMock())).not.to.be.empty;
    for (const name of [taken.name, 'agni', 'zudu']) {
      expect(() => testVendor({...small({call: {transcript: true}}), name}, smallMock())).to.throw(Error, `“${name}”`);
    }
  });
});

describe('the suite, on routes', () => {
  it('finds a field of a body that no route has', async () => {
    const vendor = small({list: listed});
    const body = new Blob([JSON.stringify({page: 1, filter: {secret: 1}})], {type: 'application/json'});
    const posting = (fields: readonly string[]): Partial<Vendor> => {
      const own = {path: '/calls', query: [], body: fields};
      return {
        routes: {list: own},
        request: () => ({route: own, id: undefined, query: {}, post: {method: 'POST', body}}),
      };
    };
    const said = async (fields: readonly string[]) =>
      (
        await failures(
          testVendor({...vendor, name: `${vendor.name}-${fields.length}`, ...posting(fields)}, smallMock()),
        )
      ).join();
    expect(await said(['page'])).to.include('filter.secret, which its route does not have');
    expect(await said(['page', 'filter.secret'])).not.to.include('which its route does not have');
  });

  it('finds a page’s size that the route does not name', async () => {
    const vendor = small({list: listed});
    const {pageSize: _, ...route} = {pageSize: '', ...vendor.routes.list, path: '/calls', query: ['page', 'size']};
    const all = testVendor({...vendor, routes: {list: route}}, smallMock());
    expect((await failures(all)).join()).to.include('routes.list.pageSize must be size');
  });
});
