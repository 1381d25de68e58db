/** Answers that are none, or not to what was asked. */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import {CallsError} from '../../../src/model/errors.js';
import type {CallsQuery} from '../../../src/model/query.js';
import {call, page} from '../../../src/vendors/agni/parse.js';
import {contact, history, list, pageOf} from './answers.js';

const queries: readonly CallsQuery[] = [list(), contact, history()];
const strange = [
  undefined,
  null,
  true,
  0,
  'text',
  '',
  [],
  [{id: 'c'}],
  {},
  {success: true},
  {message: 'ok'},
  {data: 'x'},
  {data: 7},
  {data: null},
  {calls: null},
  {success: true, data: 'x'},
  {success: true, data: {callSessions: 'x'}},
  {success: true, calls: 'x'},
  {success: 'true', data: null},
];

/** What a parser throws; fails when it does not, or throws something of another kind. */
const refusal = (parse: () => unknown): CallsError => {
  try {
    parse();
  } catch (error) {
    expect(error).to.be.instanceOf(CallsError);
    return error as CallsError;
  }
  throw new Error('Nothing was refused.');
};

describe('an answer of another shape', () => {
  it('is no page', () => {
    for (const query of queries)
      for (const answer of strange) expect(page(answer, query), JSON.stringify(answer)).to.equal(undefined);
  });

  it('is no page either when its lists have other names: it must not look empty', () => {
    expect(page({success: true, data: {sessions: [{id: 'c'}], total: 1}}, list())).to.equal(undefined);
  });

  it('is no call', () => {
    const nameless = [
      {data: {id: ''}},
      {data: {id: ' '}},
      {data: {id: {}}},
      {success: true, data: {status: 'completed'}},
    ];
    for (const answer of [...strange, ...nameless]) {
      expect(call(answer), JSON.stringify(answer)).to.equal(undefined);
    }
  });
});

describe('an empty answer', () => {
  it('is a page with no calls, also where a Go server sends null for a list or leaves it out', () => {
    const empty = [
      {data: []},
      {data: null},
      {data: {}},
      {data: {callSessions: []}},
      {data: {callSessions: null}},
      {data: {total: 0}},
      {calls: []},
      {calls: null},
      {calls: null, total_count: 0},
    ];
    for (const query of queries) {
      for (const answer of empty) {
        const found = page({success: true, ...answer}, query);
        expect(found?.calls, JSON.stringify(answer)).to.deep.equal([]);
        expect(found?.more, JSON.stringify(answer)).to.equal(false);
      }
    }
  });
});

describe('an answer that reports failure', () => {
  it('is refused, and none of its text is kept', () => {
    const answer = {success: false, message: 'secret detail', data: {id: 'c', callSessions: []}, calls: []};
    for (const parse of [() => call(answer), ...queries.map((query) => () => page(answer, query))]) {
      const error = refusal(parse);
      expect(error.code).to.equal('upstream');
      expect(JSON.stringify(error) + String(error.stack)).not.to.include('secret');
    }
  });
});

describe('an answer that reports failure in another way than is documented', () => {
  it('is refused all the same', () => {
    const failures: readonly (readonly [object, string])[] = [
      [{success: 'false'}, 'upstream'],
      [{success: 'False'}, 'upstream'],
      [{error: true}, 'upstream'],
      [{error: 500}, 'upstream'],
      [{error: 'x'}, 'upstream'],
      [{status: 'error'}, 'upstream'],
      [{status: 403}, 'forbidden'],
      [{success: true, status: 401}, 'unauthorized'],
    ];
    for (const [failure, code] of failures) {
      const answer = {...failure, data: {id: 'c', callSessions: []}, calls: []};
      for (const parse of [() => call(answer), ...queries.map((query) => () => page(answer, query))]) {
        expect(refusal(parse).code, JSON.stringify(failure)).to.equal(code);
      }
    }
  });

  it('is none where it is the call whose status that is', () => {
    const rows = [
      {id: 'c', status: 'error'},
      {id: 'c', status: 'failed', errorMessage: 'x'},
      {id: 'c', status: 'error', error: 'busy'},
    ];
    for (const row of rows) {
      for (const answer of [row, {success: true, data: row}])
        expect(call(answer)?.status, JSON.stringify(answer)).to.equal(row.status);
      expect(pageOf({success: true, data: {callSessions: [row]}}).calls[0]?.status).to.equal(row.status);
    }
  });
});

describe('an answer about another number', () => {
  const about = (phone: unknown) => () => page({success: true, phone, calls: []}, history());

  it('is refused', () => {
    for (const phone of ['+919876543211', '+9198765432100', '919876543', 'anonymous', 919876543211]) {
      const error = refusal(about(phone));
      expect(error.code, String(phone)).to.equal('bad-response');
      expect(JSON.stringify(error) + error.message).not.to.match(/\d{5}|anonymous/);
    }
  });

  it('is refused wherever the number stands', () => {
    for (const answer of [{data: {phone: '+919876543211', calls: []}}, {meta: {phone: '+919876543211'}, data: []}]) {
      expect(refusal(() => page({success: true, ...answer}, history())).code).to.equal('bad-response');
    }
  });

  it('is not refused when it is the same number, or none is told', () => {
    for (const phone of ['+919876543210', '+91 98765-43210', '919876543210', 919876543210, undefined, null, '', {}]) {
      expect(about(phone)()?.calls, JSON.stringify(phone)).to.deep.equal([]);
    }
  });

  it('is no matter to other questions', () => {
    for (const query of [list(), contact])
      expect(pageOf({success: true, phone: '+1', calls: [{id: 'c'}]}, query).calls).to.have.length(1);
  });
});
