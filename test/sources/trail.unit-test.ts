/** How far a search got is kept from page to page of one question, and of no other. */
import {before, describe, it} from 'node:test';
import {expect} from 'chai';
import type {CallsQuery, PhoneQuery} from '../../src/model/query.js';
import {choose, sourceOf} from '../../src/sources/choose.js';
import type {CallSource} from '../../src/sources/source.js';
import {defineVendor} from '../../src/vendors/registry.js';
import type {Ask, Kept, Vendor} from '../../src/vendors/contract.js';
import {lark} from '../support/third-vendor/index.js';

/** What the parser was handed for each page: the first answer, and what was kept. */
const handed: {readonly answer: unknown; readonly kept: Kept}[] = [];

/** Lark, with a parser that only notes how it is called, and leaves a trail. */
const searching: Vendor = {
  ...lark,
  name: 'searching',
  parser: async () => ({
    ...(await lark.parser()),
    page: (answer: unknown, query: CallsQuery, {kept = {}}: Ask) => {
      handed.push({answer, kept: {...kept}});
      kept.trail = {};
      return {calls: [], page: 'page' in query ? query.page : 1};
    },
  }),
};

const first: PhoneQuery = {kind: 'phone', phone: '+14155550161', page: 1, pageSize: 20};
let requests = 0;
const fetch = (): Promise<Response> => {
  requests++;
  return Promise.resolve(new Response('{}'));
};
const searched = (): CallSource =>
  sourceOf(() => choose({endpoint: 'https://api.example/x', vendor: 'searching'}, {fetch}));

/** Whether each of these questions, asked of one source in turn, went on with what was kept. */
const wentOn = async (
  source: CallSource,
  ...questions: readonly (readonly [PhoneQuery, {readonly fresh?: boolean}?])[]
): Promise<boolean[]> => {
  handed.length = 0;
  for (const [query, options] of questions) {
    await source.list(query, {signal: new AbortController().signal, ...options});
  }
  return handed.map(({kept}) => kept.trail !== undefined);
};

describe('a search', () => {
  before(() => {
    defineVendor(searching);
  });

  it('goes on for another page of the same question, and asks for no first page', async () => {
    requests = 0;
    expect(await wentOn(searched(), [first], [{...first, page: 2}], [{...first, page: 1}])).to.deep.equal([
      false,
      true,
      true,
    ]);
    expect(requests).to.equal(1);
    expect(handed.map(({answer}) => answer)).to.deep.equal([{}, undefined, undefined]);
  });

  it('starts anew when it is asked afresh', async () => {
    expect(await wentOn(searched(), [first], [first, {fresh: true}], [{...first, page: 2}])).to.deep.equal([
      false,
      false,
      true,
    ]);
  });

  it('starts anew for another number, and again for the one before', async () => {
    const other = {...first, phone: '+14155550162'};
    expect(await wentOn(searched(), [first], [other], [first])).to.deep.equal([false, false, false]);
  });

  it('starts anew for another page size', async () => {
    expect(await wentOn(searched(), [first], [{...first, pageSize: 5}])).to.deep.equal([false, false]);
  });

  it('of one element is not another one’s', async () => {
    await wentOn(searched(), [first]);
    expect(await wentOn(searched(), [first])).to.deep.equal([false]);
  });
});
