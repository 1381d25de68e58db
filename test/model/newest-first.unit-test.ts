import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {Call} from '../../src/model/call.js';
import {newestFirst} from '../../src/model/page.js';
import {aCall} from './calls.js';

const ids = (calls: readonly Call[]): string => calls.map(({id}) => id).join(' ');

describe('newestFirst', () => {
  it('puts the latest call first', () => {
    expect(
      ids(
        newestFirst([
          aCall({id: 'old', startedAt: 1}),
          aCall({id: 'new', startedAt: 3}),
          aCall({id: 'mid', startedAt: 2}),
        ]),
      ),
    ).to.equal('new mid old');
  });

  it("counts from the record's creation where the start is unknown", () => {
    expect(
      ids(newestFirst([aCall({id: 'old', startedAt: 1, createdAt: 9}), aCall({id: 'queued', createdAt: 2})])),
    ).to.equal('queued old');
  });

  it('counts a day without a time from its beginning', () => {
    const [day, before, after] = ['2026-11-20', '2026-11-19T23:00Z', '2026-11-20T01:00Z'];
    const calls = [
      aCall({id: 'before', startedAt: Date.parse(before)}),
      aCall({id: 'day', days: {startedAt: day}, createdAt: 9e12}),
      aCall({id: 'after', startedAt: Date.parse(after)}),
    ];
    expect(ids(newestFirst(calls))).to.equal('after day before');
  });

  it('puts calls of unknown time last, and leaves equal ones as they were', () => {
    const calls = [
      aCall({id: '?1'}),
      aCall({id: 'a', startedAt: 5}),
      aCall({id: '?2'}),
      aCall({id: 'b', startedAt: 5}),
      aCall({id: '?3'}),
      aCall({id: 'c', startedAt: 5}),
      aCall({id: 'before-1970', startedAt: -5}),
    ];
    expect(ids(newestFirst(calls))).to.equal('a b c before-1970 ?1 ?2 ?3');
  });

  it('does not change what it was given', () => {
    const calls = Object.freeze([aCall({id: 'old', startedAt: 1}), aCall({id: 'new', startedAt: 2})]);
    const sorted = newestFirst(calls);
    expect(ids(sorted)).to.equal('new old');
    expect(ids(calls)).to.equal('old new');
    expect(sorted[1]).to.equal(calls[0]);
  });
});
