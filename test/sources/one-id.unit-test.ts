/** What rows with one id add to an answer about that id. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {Call} from '../../src/model/call.js';
import {noteRows, withChosen, withRowsFrom} from '../../src/sources/facts.js';
import {aCall} from '../model/calls.js';

let places = 0;
const anna = aCall({caller: {number: '+14155550100'}, summary: 'ANNA'});
const bob = aCall({caller: {number: '+14155550999'}, summary: 'BOB', recordingUrl: '/bob'});
const noted = (...rows: readonly Call[]): string => {
  const place = `place ${++places}`;
  noteRows(place, rows, Date.now());
  return place;
};

describe('An answer about an id that several calls have', () => {
  it('gets what the row of the same call says', () => {
    const answer = aCall({caller: {number: '(415) 555-0999'}});
    expect(withRowsFrom([noted(anna, bob)], answer).summary).to.equal('BOB');
  });

  it('gets nothing of a row of another call', () => {
    expect(withRowsFrom([noted(bob)], aCall({caller: {number: '+14155550100'}})).summary).to.equal(undefined);
  });

  it('gets nothing where nothing tells whose it is', () => {
    expect(withRowsFrom([noted(anna, bob)], aCall()).summary).to.equal(undefined);
  });

  it('gets nothing where two places contradict each other', () => {
    expect(withRowsFrom([noted(anna), noted(bob)], aCall()).summary).to.equal(undefined);
  });

  it('gets what the chosen row says where nothing else tells whose it is', () => {
    expect(withChosen(withRowsFrom([noted(anna, bob)], aCall()), bob).summary).to.equal('BOB');
  });

  it('gives way to the chosen row when it is about another one, without that one’s recording', () => {
    const answer = withRowsFrom([noted(anna, bob)], aCall({caller: anna.caller, transcript: {items: []}}));
    const {recordingUrl: _, ...known} = bob;
    expect(withChosen(answer, bob)).to.deep.equal(known);
  });

  it('stays when its number differs from that of the only row, and takes nothing of it', () => {
    const answer = withRowsFrom([noted(bob)], aCall({caller: anna.caller}));
    expect(withChosen(answer, bob)).to.equal(answer);
  });
});
