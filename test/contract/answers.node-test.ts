/**
 * What the mocks answer, and what the fixtures hold, is what the vendors document: parser and mock cannot agree on a
 * mistake.
 */
import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../../scripts/sources.js';
import {agniFaults, paths} from './agni.js';
import {agniAnswers, zuduAnswers} from './asked.js';
import {OpenApi, fixture, type DocumentName, type Row} from './documents.js';
import {zuduFaults} from './zudu.js';

const documents = {
  agni: new OpenApi('agni'),
  'agni-rules': new OpenApi('agni-rules'),
  'agni-older': new OpenApi('agni-older'),
  zudu: new OpenApi('zudu'),
};
const {list, detail, history, contact} = paths;

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
    const there = ['agni', 'zudu'].flatMap((vendor) =>
      readdirSync(path.join(root, 'test/fixtures', vendor))
        .filter((name) => name.endsWith('.json'))
        .map((name) => `${vendor}/${name.replace('.json', '')}`),
    );
    assert.deepEqual(there.sort(), Object.keys(fixtures).sort());
  });

  for (const [name, [document, template]] of Object.entries(fixtures)) {
    it(`${name} is documented`, () => {
      assert.equal(documents[document].answer(template, 'get', fixture(name)), '');
    });
  }
});

/** Several stories, for a gap is not in each. */
const seeds = [1, 2, 3];

describe('the mock of Agni', () => {
  for (const seed of seeds) {
    it(`answers as documented, told by seed ${seed}`, async () =>
      assert.deepEqual(agniFaults(await agniAnswers({seed})), []));
  }
});

describe('the mock of Zudu', () => {
  for (const seed of seeds) {
    it(`answers as documented, told by seed ${seed}`, async () =>
      assert.deepEqual(zuduFaults(await zuduAnswers({seed})), []));
  }
});

describe('the documents', () => {
  it('find out what is not documented', () => {
    const {agni, 'agni-older': older} = documents;
    const listed = (call: object) => ({success: true, message: 'ok', data: {callSessions: [call]}});
    assert.equal(agni.answer(list, 'get', listed({id: 'c', endedAt: null})), '');
    for (const call of [{direction: 'in'}, {costTotal: 12.5}, {duration_sec: 3}, {metadata: []}, {startedAt: 1}]) {
      assert.notEqual(agni.answer(list, 'get', listed(call)), '', JSON.stringify(call));
    }
    assert.notEqual(
      agni.answer(list, 'get', fixture('agni/call-sessions.older')),
      '',
      'the older generation is another',
    );
    assert.notEqual(older.answer(list, 'get', fixture('agni/call-sessions.filled')), '');
    assert.notEqual(agni.answer(history, 'get', {calls: [{started_at: 'yesterday'}]}), '');
  });

  it('find out what is of another unit in the older generation', () => {
    const {'agni-older': older} = documents;
    const told = fixture('agni/call-session-detail.older') as {readonly data: Row};
    const seconds = [
      {duration_sec: 48_000_000},
      {started_at: '1762273200'},
      {transcripts: [{timestamp_ms: 1_762_273_200}]},
    ];
    for (const wrong of [{id: null}, ...seconds]) {
      assert.notEqual(
        older.answer(detail, 'get', {...told, data: {...told.data, ...wrong}}),
        '',
        JSON.stringify(wrong),
      );
    }
    assert.notEqual(older.answer(list, 'get', {...(fixture('agni/call-sessions.older') as Row), meta: {}}), '');
  });

  it("of rules refuse none of the vendors' examples, nor what was filled in", () => {
    const {'agni-rules': rules} = documents;
    assert.equal(rules.answer(history, 'get', fixture('agni/phone-history.verbatim')), '');
    assert.equal(rules.answer(contact, 'get', fixture('agni/contact-calls.filled')), '');
    assert.equal(rules.answer(list, 'get', fixture('agni/call-sessions.filled')), '');
    for (const name of ['filled', 'wrapped-analysis', 'one-string-transcript']) {
      assert.equal(rules.answer(detail, 'get', fixture(`agni/call-session-detail.${name}`)), '', name);
    }
  });
});
