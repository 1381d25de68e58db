import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {Call} from '../../src/model/call.js';
import {otherParty} from '../../src/model/party.js';
import {aCall} from './calls.js';

const customer = {number: '+14155550123', name: 'Grace Okafor'};
const business = {number: '+14155550161'};
const call = (direction?: Call['direction']): Call =>
  aCall({caller: customer, callee: business, ...(direction && {direction})});

describe('otherParty', () => {
  it('of an inbound call is the caller', () => {
    expect(otherParty(call('inbound'))).to.deep.equal({party: customer, way: 'from'});
  });

  it('of an outbound call is who was called', () => {
    expect(otherParty(call('outbound'))).to.deep.equal({party: business, way: 'to'});
  });

  it('is not chosen when nothing tells the direction', () => {
    expect(otherParty(call())).to.deep.equal({party: customer});
  });

  it('is decided by the number whose history is read, whatever the direction says', () => {
    for (const direction of ['inbound', 'outbound', undefined] as const) {
      expect(otherParty(call(direction), customer.number), `${direction}, the caller's history`).to.deep.equal({
        party: business,
        way: 'to',
      });
      expect(otherParty(call(direction), business.number), `${direction}, the callee's history`).to.deep.equal({
        party: customer,
        way: 'from',
      });
    }
  });

  it('finds the number however it is punctuated', () => {
    expect(otherParty(aCall({caller: {number: '+1 (415) 555-0123'}, callee: business}), customer.number).way).to.equal(
      'to',
    );
  });

  it('falls back to the direction when the number is on neither side', () => {
    expect(otherParty(call('outbound'), '+442079460112')).to.deep.equal({party: business, way: 'to'});
    expect(otherParty(call(), '+442079460112')).to.deep.equal({party: customer});
  });

  it('does not take two unknown numbers for the same one', () => {
    const withheld = aCall({caller: {number: 'anonymous'}, callee: {}, direction: 'inbound'});
    expect(otherParty(withheld, '')).to.deep.equal({party: withheld.caller, way: 'from'});
    expect(otherParty(withheld, 'anonymous')).to.deep.equal({party: withheld.caller, way: 'from'});
  });

  it('may be somebody of whom nothing is known', () => {
    expect(otherParty(aCall({direction: 'outbound'}))).to.deep.equal({party: {}, way: 'to'});
  });
});
