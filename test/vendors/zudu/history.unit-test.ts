/**
 * A number's calls, looked for in pages of the list: nothing twice, nothing left out in silence, and never more than a
 * few answers.
 */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {CallPage} from '../../../src/model/page.js';
import type {PhoneQuery} from '../../../src/model/query.js';
import type {VendorRequest} from '../../../src/vendors/contract.js';
import {reportOf} from '../../../src/vendors/drift/report.js';
import {page} from '../../../src/vendors/zudu/parse.js';
import {answer, history} from './answers.js';

const number = '+14155550123';
/** A list in which each n-th call is the number's. */
const calls = (count: number, nth: number): object[] =>
  Array.from({length: count}, (_, index) => ({
    call_id: `c${index}`,
    from_number: index % nth ? '+14155550199' : number,
    to_number: '+14155550161',
  }));
const pageAt = (all: readonly object[], at: number): object => {
  const rows = all.slice(at * 50, (at + 1) * 50);
  return answer(rows, {page: at, limit: 50, total_count: all.length, has_next_page: (at + 1) * 50 < all.length});
};

interface Search {
  readonly found: CallPage | undefined;
  readonly asked: readonly unknown[];
}

const search = async (all: readonly object[], wanted: Partial<PhoneQuery> = {}): Promise<Search> => {
  const asked: unknown[] = [];
  const found = await page(pageAt(all, 0), history(wanted), ({route, query}: VendorRequest) => {
    asked.push([route.path, query]);
    return Promise.resolve(pageAt(all, Number(query['page'])));
  });
  return {found, asked};
};

describe("a number's calls", () => {
  it('fill a page, and no more of the list is asked for than that takes', async () => {
    const {found, asked} = await search(calls(1000, 2));
    expect(found?.calls.map(({id}) => id)).to.deep.equal(Array.from({length: 20}, (_, index) => `c${index * 2}`));
    expect(found).to.deep.include({page: 1, pageSize: 20, more: true}).and.not.have.any.keys('total', 'searched');
    expect(asked).to.deep.equal([]);
  });

  it('tell of what is not known in any of the answers that were looked through', async () => {
    const strange = calls(150, 2).map((call, at) => ({...call, ...(at === 120 && {call_rating: 5})}));
    const {found} = await search(strange, {pageSize: 100});
    expect(reportOf(found ?? {})?.fields).to.deep.equal(['call_rating']);
  });

  it('on the next page go on where the one before ended', async () => {
    const {found, asked} = await search(calls(400, 4), {page: 2, pageSize: 20});
    expect(found?.calls[0]?.id).to.equal('c80');
    expect(found?.calls).to.have.length(20);
    expect(asked).to.deep.equal(['1', '2', '3'].map((at) => ['/api/calls', {page: at, limit: 50}]));
  });

  it('are counted once the whole list was looked through', async () => {
    const {found} = await search(calls(150, 50));
    expect(found).to.deep.include({page: 1, pageSize: 20, total: 3, more: false}).and.not.have.property('searched');
    expect(found?.calls).to.have.length(3);
    expect((await search([])).found).to.deep.equal({calls: [], page: 1, pageSize: 20, total: 0, more: false});
  });

  it('are looked for in ten answers at most, and it is told how far that went', async () => {
    const {found, asked} = await search(calls(2000, 100));
    expect(asked).to.have.length(9);
    expect(found).to.deep.include({more: false, searched: 500}).and.not.have.property('total');
    expect(found?.calls).to.have.length(5);
  });

  it('are looked for beyond pages that are short, or empty, and then nobody knows among how many', async () => {
    const all = calls(600, 100);
    const seen = (from: number) =>
      all.slice(from, from + 50).filter((_, index) => from + index === 0 || from + index === 300);
    const asking = (at: number) => answer(seen(at * 50), {page: at, limit: 50, total_count: 600});
    const found = await page(asking(0), history(), ({query}) => Promise.resolve(asking(Number(query['page']))));
    expect(found?.calls.map(({id}) => id)).to.deep.equal(['c0', 'c300']);
    expect(found).to.deep.include({more: false, searched: 0}).and.not.have.property('total');
    const capped = (at: number) => answer(all.slice(at * 20, at * 20 + 20), {page: at, total_count: 600});
    const cut = await page(capped(0), history(), ({query}) => Promise.resolve(capped(Number(query['page']))));
    expect(cut?.calls.map(({id}) => id)).to.deep.equal(['c0', 'c100']);
    expect(cut).to.deep.include({searched: 0}).and.not.have.property('total');
  });

  it('are not counted again where the same page comes again and again', async () => {
    const same = answer(calls(50, 25), {has_next_page: true});
    let asked = 0;
    const found = await page(same, history(), () => {
      asked++;
      return Promise.resolve(same);
    });
    expect(found?.calls).to.have.length(2);
    expect(found).to.deep.include({more: false, searched: 50});
    expect(asked).to.equal(1);
  });

  it('are the same on either side, however the number is written, and come once', async () => {
    const all = [
      {call_id: 'a', from_number: '+1 (415) 555-0123'},
      {call_id: 'b', to_number: '14155550123'},
      {call_id: 'a', from_number: number},
      {from_number: number},
      {from_number: number},
      {call_id: 'd', from_number: '+141555501234'},
      {call_id: 'e'},
    ];
    expect((await search(all)).found?.calls.map(({id}) => id)).to.deep.equal(['a', 'b', '', '']);
  });

  it('are none of a page that has no list', async () => {
    expect(await page({status: 'success', data: {}}, history(), () => Promise.reject(new Error('asked')))).to.equal(
      undefined,
    );
  });

  it('are looked for on one page alone where a server sends it again for every other', async () => {
    const first = pageAt(calls(200, 25), 0);
    const found = await page(first, history(), () => Promise.resolve(first));
    expect(found?.calls.map(({id}) => id)).to.deep.equal(['c0', 'c25']);
    expect(found).to.include({more: false, searched: 50});
  });

  it('are not looked for from the beginning when the page is turned', async () => {
    const all = calls(400, 4);
    const asked: unknown[] = [];
    const kept = {};
    const turn = async (wanted: Partial<PhoneQuery>, first?: object) => {
      const ask = ({query}: VendorRequest) => {
        asked.push(query['page']);
        return Promise.resolve(pageAt(all, Number(query['page'])));
      };
      return page(first, history(wanted), Object.assign(ask, {kept}));
    };
    const one = await turn({page: 1}, pageAt(all, 0));
    expect(one?.calls.map(({id}) => id)).to.deep.equal(Array.from({length: 20}, (_, index) => `c${index * 4}`));
    expect(asked.splice(0)).to.deep.equal(['1']);
    const two = await turn({page: 2});
    expect(two?.calls[0]?.id).to.equal('c80');
    expect(two?.calls.length).to.equal(20);
    expect(two?.more).to.equal(true);
    expect(asked.splice(0)).to.deep.equal(['2', '3']);
    const five = await turn({page: 5});
    expect(five).to.deep.include({page: 5, total: 100, more: false}).and.not.have.property('searched');
    expect(asked.splice(0)).to.deep.equal(['4', '5', '6', '7']);
    expect(await turn({page: 1})).to.deep.equal({...one, total: 100});
    expect(asked).to.deep.equal([]);
  });

  it('tell how far the search went on each page it was kept for', async () => {
    const all = calls(2000, 20);
    const kept = {};
    const ask = Object.assign(({query}: VendorRequest) => Promise.resolve(pageAt(all, Number(query['page']))), {kept});
    const last = await page(pageAt(all, 0), history({page: 2, pageSize: 15}), ask);
    expect(last).to.deep.include({more: false, searched: 500});
    expect(last?.calls).to.have.length(10);
    const first = await page(undefined, history({page: 1, pageSize: 15}), ask);
    expect(first).to.deep.include({more: true}).and.not.have.property('searched');
  });

  it('keep nothing of a search that failed', async () => {
    const kept = {};
    const ask = Object.assign(() => Promise.reject(new Error('broken')), {kept});
    await Promise.resolve(page(pageAt(calls(200, 200), 0), history(), ask)).catch(() => undefined);
    expect(kept).to.deep.equal({});
  });

  it('fail with what asking for more of them fails with', async () => {
    const broken = new Error('broken');
    const asking = page(pageAt(calls(200, 200), 0), history(), () => Promise.reject(broken));
    const failed = await Promise.resolve(asking).catch((error: unknown) => error);
    expect(failed).to.equal(broken);
  });
});
