/** Whether there is more, and how many in all: only what an answer tells, never a guess. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {CallPage} from '../../../src/model/page.js';
import {contact, history, list, pageOf, sessions} from './answers.js';

const rows = (count: number): object[] => Array.from({length: count}, (_, index) => ({id: `c${index}`}));
const paging = ({calls, ...rest}: CallPage): object => ({...rest, rows: calls.length});

describe('a page of the list, which tells no total', () => {
  const of = (count: number, query = list()): object => paging(pageOf(sessions(...rows(count)), query));

  it('that is full may have a successor: nobody knows', () => {
    expect(of(20)).to.deep.equal({page: 1, pageSize: 20, rows: 20});
    expect(of(20, list({page: 7}))).to.deep.equal({page: 7, pageSize: 20, rows: 20});
  });

  it('that is short is the last', () => {
    expect(of(19)).to.deep.equal({page: 1, pageSize: 20, more: false, rows: 19});
    expect(of(10), 'a round number, but within what any server gives').to.deep.equal({
      page: 1,
      pageSize: 20,
      more: false,
      rows: 10,
    });
  });

  it('that is empty is the end', () => {
    expect(of(0, list({page: 3}))).to.deep.equal({page: 3, pageSize: 20, more: false, rows: 0});
  });

  it('that is fuller than asked may have a successor', () => {
    expect(of(25)).to.deep.equal({page: 1, pageSize: 20, rows: 25});
  });

  it('of 50 or more may be cut by the server at a round number', () => {
    const large = list({pageSize: 500});
    expect(of(100, large)).to.deep.equal({page: 1, pageSize: 500, rows: 100});
    expect(of(250, large)).to.deep.equal({page: 1, pageSize: 500, rows: 250});
    expect(of(101, large)).to.deep.equal({page: 1, pageSize: 500, more: false, rows: 101});
    expect(of(20, list({pageSize: 50}))).to.deep.equal({page: 1, pageSize: 50, rows: 20});
    expect(of(19, list({pageSize: 50}))).to.deep.equal({page: 1, pageSize: 50, more: false, rows: 19});
  });

  it('counts the rows that came, also those that are no calls', () => {
    const answer = sessions(...rows(18), null, 'x');
    expect(paging(pageOf(answer, list()))).to.deep.equal({page: 1, pageSize: 20, rows: 18});
  });
});

describe("a page of a number's history", () => {
  const of = (facts: object, count: number, query = history()): object => {
    const {page, ...rest} = pageOf({success: true, phone: query.phone, ...facts, calls: rows(count)}, query);
    expect(page).to.equal(query.page);
    return {...rest, calls: rest.calls.length};
  };

  it('counts on by the total', () => {
    expect(of({total_count: 45, page_size: 20}, 20)).to.deep.equal({pageSize: 20, total: 45, more: true, calls: 20});
    expect(of({total_count: 45, page_size: 20}, 20, history({page: 2}))).to.deep.equal({
      pageSize: 20,
      total: 45,
      more: true,
      calls: 20,
    });
    expect(of({total_count: 45, page_size: 20}, 5, history({page: 3}))).to.deep.equal({
      pageSize: 20,
      total: 45,
      more: false,
      calls: 5,
    });
    expect(of({total_count: 40, page_size: 20}, 20, history({page: 2}))).to.deep.equal({
      pageSize: 20,
      total: 40,
      more: false,
      calls: 20,
    });
  });

  it("believes the server's page size, not the one asked for", () => {
    expect(of({total_count: 45, page_size: 10}, 10, history({pageSize: 50}))).to.deep.equal({
      pageSize: 10,
      total: 45,
      more: true,
      calls: 10,
    });
  });

  it('reads numbers sent as text, and does without those it cannot read', () => {
    expect(of({totalCount: '45', pageSize: '20'}, 20)).to.deep.equal({pageSize: 20, total: 45, more: true, calls: 20});
    expect(of({total_count: -1, page_size: 0}, 20)).to.deep.equal({pageSize: 20, calls: 20});
    expect(of({total_count: 'many', page_size: 'x'}, 3)).to.deep.equal({pageSize: 20, more: false, calls: 3});
  });

  it('may be empty and not the last: a proxy leaves out what somebody may not see', () => {
    expect(of({total_count: 45}, 0)).to.deep.equal({pageSize: 20, total: 45, more: true, calls: 0});
    expect(of({total_count: 45}, 0, history({page: 2}))).to.deep.equal({pageSize: 20, total: 45, more: true, calls: 0});
    expect(of({total_count: 45}, 3, history({page: 2}))).to.deep.equal({pageSize: 20, total: 45, more: true, calls: 3});
    const torn = of({total_count: 45}, 3, history({page: 3}));
    expect(torn, 'by its size the last, by its rows not').to.deep.equal({pageSize: 20, total: 45, calls: 3});
    expect(of({total_count: 45}, 0, history({page: 4}))).to.deep.equal({
      pageSize: 20,
      total: 45,
      more: false,
      calls: 0,
    });
  });

  it('ends by the total only where the rows come to it: a server may give fewer a page than it says', () => {
    expect(of({total_count: 250}, 20, history({page: 3, pageSize: 100}))).to.deep.equal({
      pageSize: 100,
      total: 250,
      calls: 20,
    });
    expect(of({total_count: 250}, 20, history({page: 4, pageSize: 100}))).to.deep.equal({
      pageSize: 100,
      total: 250,
      calls: 20,
    });
    expect(of({total_count: 5}, 20)).to.deep.equal({pageSize: 20, total: 5, calls: 20});
    expect(of({total_count: 250, total_pages: 13}, 20, history({page: 12, pageSize: 100}))).to.deep.equal({
      pageSize: 100,
      total: 250,
      more: true,
      calls: 20,
    });
    expect(of({total_count: 250, totalPages: '13'}, 10, history({page: 13, pageSize: 100}))).to.deep.equal({
      pageSize: 100,
      total: 250,
      more: false,
      calls: 10,
    });
  });
});

describe('the older list', () => {
  it('tells total and limit in meta, or beside its rows', () => {
    const told = {page: 1, pageSize: 2, total: 5, more: true, rows: 2};
    expect(paging(pageOf({success: true, data: rows(2), meta: {total: 5, limit: 2, offset: 0}}, list()))).to.deep.equal(
      told,
    );
    expect(paging(pageOf({success: true, data: {callSessions: rows(2), total: 5, limit: 2}}, list()))).to.deep.equal(
      told,
    );
    expect(
      paging(pageOf({success: true, data: {call_sessions: rows(2), total_count: '5', page_size: 2}}, list())),
    ).to.deep.equal(told);
  });
});

describe("a contact's calls", () => {
  it('are all there are, without pages', () => {
    expect(paging(pageOf({success: true, data: rows(250)}, contact))).to.deep.equal({
      page: 1,
      total: 250,
      more: false,
      rows: 250,
    });
    expect(paging(pageOf({success: true, data: []}, contact))).to.deep.equal({page: 1, total: 0, more: false, rows: 0});
  });
});
