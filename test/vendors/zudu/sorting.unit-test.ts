/** Calls that a page has itself are sorted by Zudu's own names for a call's fields, too. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {Call} from '../../../src/model/call.js';
import {CallsError} from '../../../src/model/errors.js';
import {selectCalls} from '../../../src/sources/select.js';
import {zuduCapabilities} from '../../../src/vendors/zudu/capabilities.js';

const call = (id: string, fields: Partial<Call>): Call => ({id, agent: {}, caller: {}, callee: {}, ...fields});
const calls = [
  call('b', {startedAt: 2e12, endedAt: 2.2e12, durationSec: 20, status: 'Ended', channel: 'phone_call'}),
  call('c', {startedAt: 3e12, endedAt: 3.3e12, durationSec: 30, status: 'ONGOING', channel: 'web_call'}),
  call('a', {startedAt: 1e12, endedAt: 1.1e12, durationSec: 10, status: 'busy', channel: 'PHONE_call'}),
];

const {sorts, fields} = zuduCapabilities.list ?? {};
const sorted = (sortBy: string): string[] =>
  selectCalls(calls, {kind: 'list', page: 1, pageSize: 9, sortBy, sortOrder: 'asc'}, {...fields, ...sorts}).calls.map(
    ({id}) => id,
  );

describe('calls that a page has itself', () => {
  for (const name of ['start_timestamp', 'end_timestamp', 'call_duration', 'duration_ms', 'call_status']) {
    it(`are sorted by ${name}`, () => {
      expect(sorted(name)).to.deep.equal(['a', 'b', 'c']);
    });
  }

  it('are sorted by call_type, whichever case it has', () => {
    expect(sorted('call_type')).to.deep.equal(['b', 'a', 'c']);
  });

  it('are sorted by these names in camelCase, and by the names of our model', () => {
    for (const name of ['callDuration', 'durationSec', 'duration_sec'])
      expect(sorted(name)).to.deep.equal(['a', 'b', 'c']);
  });

  it('are not sorted by what nobody calls a field', () => {
    for (const name of ['shoe_size', 'toString', '__proto__']) expect(() => sorted(name), name).to.throw(CallsError);
  });
});
