import {describe, it} from 'node:test';
import {expect} from 'chai';
import {onceEach} from '../../src/model/once.js';
import {contradict, placeOf} from '../../src/model/same-call.js';
import {aCall} from './calls.js';

const anna = aCall({caller: {number: '+14155550100'}, startedAt: 0});
const bob = aCall({caller: {number: '+14155550999'}, startedAt: 0});
const later = {...anna, startedAt: 3 * 86_400_000};

describe('contradict', () => {
  it('is about numbers and days', () => {
    expect([contradict(anna, bob), contradict(anna, later), contradict(anna, {...anna})]).to.deep.equal([
      true,
      true,
      false,
    ]);
  });

  it('is not about a number in another spelling', () => {
    expect(contradict(anna, aCall({caller: {number: '(415) 555-0100'}}))).to.equal(false);
  });
});

describe('placeOf', () => {
  it('is that of the first row without a choice', () => {
    expect(placeOf([bob, anna], 'c')).to.equal(0);
  });

  it('is that of the chosen call, also when it was read anew', () => {
    expect([placeOf([bob, anna], 'c', anna), placeOf([bob, {...anna}], 'c', anna)]).to.deep.equal([1, 1]);
  });

  it('is none where the chosen call is not there', () => {
    expect(placeOf([bob], 'c', anna)).to.equal(-1);
  });

  it('is that of the id where another id was chosen before', () => {
    expect(placeOf([bob], 'c', aCall({id: 'd'}))).to.equal(0);
  });

  it('is none without an id', () => {
    expect([placeOf([aCall({id: ''})], ''), placeOf([anna], undefined)]).to.deep.equal([-1, -1]);
  });
});

describe('onceEach', () => {
  it('keeps calls with one id and other numbers or days, each once', () => {
    expect(onceEach([anna, bob, later, {...bob}, {...later}])).to.deep.equal([anna, bob, later]);
  });
});
