import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {Call} from '../../src/model/call.js';
import {withoutRepeats} from '../../src/sources/once.js';

const number = '+912205550100';
const call = (fields: Partial<Call> = {}): Call => ({id: 'c', agent: {}, caller: {number}, callee: {}, ...fields});
const once = async (...calls: Call[]) => (await withoutRepeats({calls, page: 1, more: true})).calls;
const orders = async (a: Call, b: Call) => [await once(a, b), await once(b, a)];

describe('the rows of one call on a page', () => {
  it('are one, which has ended once one of them has', async () => {
    const ended = call({status: 'completed', endedAt: 2, durationSec: 63});
    for (const calls of await orders(call({status: 'in-progress', startedAt: 1}), ended)) {
      expect(calls).to.deep.equal([{...ended, startedAt: 1}]);
    }
  });

  it('have all that either knows', async () => {
    const [a, b] = [call({status: 'ended', endedAt: 2}), call({status: 'completed', summary: 'Paid'})];
    for (const [one, another] of await orders(a, b)) {
      expect(another).to.equal(undefined);
      expect(one).to.include({summary: 'Paid', endedAt: 2});
    }
  });

  it('are one in any spelling of a number', async () => {
    for (const spelling of ['912205550100', '+91 22055 50100', `sip:${number}@carrier`, '+91XXXXXX0100']) {
      for (const calls of await orders(call(), call({caller: {number: spelling}}))) {
        expect(calls, spelling).to.have.length(1);
      }
    }
  });

  it('stay apart where their numbers contradict each other, or without an id', async () => {
    expect(await once(call(), call({caller: {number: '+14155550100'}}))).to.have.length(2);
    expect(await once(call({id: ''}), call({id: ''}))).to.have.length(2);
  });

  it('change nothing of a page without any', async () => {
    const page = {calls: [call(), call({id: 'd'})], page: 1};
    expect(await withoutRepeats(page)).to.equal(page);
  });
});
