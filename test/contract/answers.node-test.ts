/** What the mocks answer, and what the fixtures hold, is what the vendors document: parser and mock cannot agree on a mistake. */
import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {contacts} from '../../demo/mock/contacts.js';
import {createAgniMock} from '../../demo/mock/agni.js';
import {createZuduMock} from '../../demo/mock/zudu.js';
import {root} from '../../scripts/sources.js';
import {OpenApi, fixture, type DocumentName} from './documents.js';

const documents = {agni: new OpenApi('agni'), 'agni-older': new OpenApi('agni-older'), zudu: new OpenApi('zudu')};
const list = '/api/v1/calling/call-sessions';
const detail = '/api/v1/calling/call-sessions-detail/{id}';
const history = '/api/v1/calling/phone-history';
const contact = '/api/v1/contacts/{id}/calls';

/** Which answer each fixture is. */
const fixtures: Readonly<Record<string, readonly [document: DocumentName, path: string]>> = {
  'agni/call-sessions.openapi-example': ['agni', list],
  'agni/call-sessions.filled': ['agni', list],
  'agni/call-sessions.words': ['agni', list],
  'agni/call-sessions.older': ['agni-older', list],
  'agni/call-session-detail.older': ['agni-older', detail],
  'agni/contact-calls.filled': ['agni', contact],
  'agni/phone-history.verbatim': ['agni', history],
  'agni/call-session-detail.openapi-example': ['agni', detail],
  'agni/call-session-detail.filled': ['agni', detail],
  'agni/call-session-detail.wrapped-analysis': ['agni', detail],
  'agni/call-session-detail.one-string-transcript': ['agni', detail],
  'zudu/calls.verbatim': ['zudu', '/api/calls'],
  'zudu/call.filled': ['zudu', '/api/calls/{call_id}'],
};

describe('the fixtures', () => {
  it('are all known here', () => {
    const there = ['agni', 'zudu'].flatMap(vendor => readdirSync(path.join(root, 'test/fixtures', vendor))
      .filter(name => name.endsWith('.json')).map(name => `${vendor}/${name.replace('.json', '')}`));
    assert.deepEqual(there.sort(), Object.keys(fixtures).sort());
  });

  for (const [name, [document, template]] of Object.entries(fixtures)) {
    it(`${name} is documented`, () => {
      assert.equal(documents[document].answer(template, 'get', fixture(name)), '');
    });
  }
});

const now = Date.parse('2026-06-11T12:00:00Z');
const mocks = {agni: createAgniMock({now, key: null}), zudu: createZuduMock({now, key: null})};
type Rows = readonly Readonly<Record<string, unknown>>[];

const ask = async (vendor: 'agni' | 'zudu', address: string, body?: object): Promise<unknown> => {
  const init = body && {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)};
  const response = await mocks[vendor](new Request(`https://mock.example${address}`, init));
  assert.equal(response.status, 200, address);
  return response.json();
};

describe('the mock of Agni', () => {
  it('lists calls as documented', async () => {
    const answer = await ask('agni', `${list}?page_size=240`) as {data: {callSessions: Rows}};
    assert.equal(answer.data.callSessions.length, 240);
    assert.equal(documents.agni.answer(list, 'get', answer), '');
  });

  it('tells each call as documented', async () => {
    const {data} = await ask('agni', `${list}?page_size=120`) as {data: {callSessions: Rows}};
    for (const {id} of data.callSessions) {
      assert.equal(documents.agni.answer(detail, 'get', await ask('agni', detail.replace('{id}', String(id)))), '', String(id));
    }
  });

  it('tells a number\'s and a contact\'s calls as documented', async () => {
    for (const {id, number} of contacts) {
      const calls = await ask('agni', `${history}?phone=${encodeURIComponent(number)}&page_size=100&include_transcripts=true`);
      assert.equal(documents.agni.answer(history, 'get', calls), '', id);
      assert.equal(documents.agni.answer(contact, 'get', await ask('agni', contact.replace('{id}', id))), '', id);
    }
  });
});

describe('the mock of Zudu', () => {
  it('lists calls as documented, by GET and by POST', async () => {
    const answer = await ask('zudu', '/api/calls?limit=240') as {data: {calls: Rows}};
    assert.equal(answer.data.calls.length, 240);
    assert.equal(documents.zudu.answer('/api/calls', 'get', answer), '');
    const posted = await ask('zudu', '/api/calls', {limit: 50, sort_order: 'ascending', filter_criteria: {call_status: ['ended']}});
    assert.equal(documents.zudu.answer('/api/calls', 'post', posted), '');
  });

  it('tells each call as documented', async () => {
    const {data} = await ask('zudu', '/api/calls?limit=120') as {data: {calls: Rows}};
    for (const {call_id: id} of data.calls) {
      assert.equal(documents.zudu.answer('/api/calls/{call_id}', 'get', await ask('zudu', `/api/calls/${String(id)}`)), '', String(id));
    }
  });
});

describe('the documents', () => {
  it('find out what is not documented', () => {
    const {agni, zudu, 'agni-older': older} = documents;
    const listed = (call: object) => ({success: true, message: 'ok', data: {callSessions: [call]}});
    assert.equal(agni.answer(list, 'get', listed({id: 'c', endedAt: null})), '');
    for (const call of [{direction: 'in'}, {costTotal: 12.5}, {duration_sec: 3}, {metadata: []}, {startedAt: 1}]) {
      assert.notEqual(agni.answer(list, 'get', listed(call)), '', JSON.stringify(call));
    }
    assert.notEqual(agni.answer(list, 'get', fixture('agni/call-sessions.older')), '', 'the older generation is another');
    assert.notEqual(older.answer(list, 'get', fixture('agni/call-sessions.filled')), '');
    assert.notEqual(agni.answer(history, 'get', {calls: [{started_at: 'yesterday'}]}), '');
    const zuduCall = (call: object) => zudu.answer('/api/calls/{call_id}', 'get', {status: 'success', data: call});
    assert.equal(zuduCall({call_status: 'Ended'}), '');
    for (const call of [{call_status: 'done'}, {start_timestamp: '2026'}, {caller: 'x'}]) {
      assert.notEqual(zuduCall(call), '', JSON.stringify(call));
    }
  });
});
