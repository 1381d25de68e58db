/**
 * A vendor from outside whose API has no question for a number's calls: they are looked for in its list, page after
 * page.
 */
import {before, describe, it} from 'node:test';
import {expect} from 'chai';
import {
  askCalls,
  defineVendor,
  read,
  type CallsQuery,
  type Kept,
  type PhoneQuery,
  type Vendor,
} from '../../../src/index.js';

const number = '+14155550123';
const list = {path: '/v2/calls', query: ['page', 'per_page']};
const rows = (page: number) => ({route: list, id: undefined, query: {page, per_page: 10}});
const calls = Array.from({length: 30}, (_, index) => ({
  id: `h-${index}`,
  from: index % 2 ? '+14155550199' : number,
  odd_field: 1,
}));

const pages = {paging: 'pages', total: false, transcripts: 'never'} as const;
const harbour: Vendor = {
  name: 'harbour-search',
  capabilities: {list: {...pages, filters: [], sorts: {}}, phone: {...pages, paging: 'search'}, recordings: []},
  routes: {list, phone: list},
  request: () => rows(1),
  parser: () =>
    Promise.resolve({
      page: (answer, query: CallsQuery, ask) => {
        const known = {
          vendor: 'harbour-search',
          read: ({id, from}: read.Json) => ({
            id: read.text(id) ?? '',
            agent: {},
            caller: read.known({number: read.text(from)}),
            callee: {},
          }),
        };
        const listed = (given: unknown, wanted: read.Wanted) =>
          read.notedPage(read.list(read.answered(given)['items']) ?? [], {}, wanted, known);
        return query.kind === 'phone'
          ? read.search(answer, query, ask, {rowsAtATime: 10, request: rows, read: listed})
          : undefined;
      },
      call: () => undefined,
    }),
};

describe('a vendor from outside that searches', () => {
  before(() => {
    defineVendor(harbour);
  });

  it('goes on where it stopped for whoever keeps what was found, and from the beginning for others', async () => {
    const asked: (string | null)[] = [];
    const connection = {
      endpoint: 'https://harbour.example',
      vendor: harbour.name,
      fetch: (url: RequestInfo | URL) => {
        const page = new URL(url as string).searchParams.get('page');
        asked.push(page);
        return Promise.resolve(Response.json({items: calls.slice((Number(page) - 1) * 10, Number(page) * 10)}));
      },
    };
    const query: PhoneQuery = {kind: 'phone', phone: number, page: 1, pageSize: 4};
    const kept: Kept = {};
    const ids = async (page: number, options = {}) =>
      (await askCalls(connection, {...query, page}, options)).calls.map(({id}) => id);
    expect(await ids(1, {kept})).to.deep.equal(['h-0', 'h-2', 'h-4', 'h-6']);
    expect(await ids(2, {kept})).to.deep.equal(['h-8', 'h-10', 'h-12', 'h-14']);
    expect(await ids(1, {kept})).to.deep.equal(['h-0', 'h-2', 'h-4', 'h-6']);
    expect(asked.splice(0)).to.deep.equal(['1', '2']);
    expect(await ids(2)).to.deep.equal(['h-8', 'h-10', 'h-12', 'h-14']);
    expect(asked).to.deep.equal(['1', '2']);
  });
});
