/** Who the other side is in the demo's calls, of which most state no direction; over a real socket. */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {agents} from '../../demo/mock/agents.js';
import {createAgniMock} from '../../demo/mock/agni.js';
import {contacts} from '../../demo/mock/contacts.js';
import {listen} from '../../demo/server/api.js';
import type {Call} from '../../src/model/call.js';
import {linesOf, type LinesOptions} from '../../src/model/lines.js';
import {otherParty} from '../../src/model/party.js';
import {samePhone} from '../../src/model/phone.js';
import type {CallsQuery} from '../../src/model/query.js';
import {askCalls} from '../../src/sources/remote.js';

const mock = await listen(createAgniMock({count: 240, seed: 1, now: Date.parse('2026-06-11T12:00:00Z'), key: null}));
after(() => mock.close());

const calls = async (query: CallsQuery): Promise<readonly Call[]> =>
  (await askCalls({endpoint: mock.url}, query)).calls;
const all = await calls({kind: 'list', page: 1, pageSize: 240});

const lines = agents.map(({number}) => number);
const isLine = (number: string | undefined): boolean => lines.some((line) => samePhone(line, number));
/** The rows that lead with one of the business's own lines. */
const leading = (rows: readonly Call[], options?: LinesOptions) =>
  rows.filter((call) => isLine(otherParty(call, options?.number, options && linesOf(rows, options)).party.number));

describe('the list', () => {
  it('leads with our own line where only directions count', () => {
    assert.ok(leading(all).length > 40, `${leading(all).length} rows`);
  });

  it('never leads with our own line when it infers which it is', () => {
    assert.equal(leading(all, {}).length, 0);
  });

  it('never leads with our own line when the page names them', () => {
    assert.equal(leading(all, {ownNumbers: lines.join(' ')}).length, 0);
  });

  it('knows of each call with two numbers who called whom', () => {
    const both = all.filter(({caller, callee}) => caller.number && callee.number);
    const unknown = both.filter((call) => otherParty(call, undefined, linesOf(all)).way === undefined);
    assert.equal(unknown.length, 0, `of ${both.length}`);
  });

  it('never takes a customer for our own line, on any page of 20', async () => {
    for (let page = 1; page <= 12; page++) {
      const rows = await calls({kind: 'list', page, pageSize: 20});
      const {ours} = linesOf(rows);
      assert.deepEqual(
        [...ours].filter((key) => !isLine(key)),
        [],
        `page ${page}`,
      );
    }
  });
});

describe("a contact's calls", () => {
  const withOneAgent = 'contact-grace-okafor';

  for (const {id, number} of contacts.filter((contact) => contact.id !== withOneAgent)) {
    it(`never lead with our own line: ${id}`, async () => {
      const rows = await calls({kind: 'contact', contactId: id});
      assert.equal(leading(rows, {isContact: true}).length, 0, `of ${rows.length} calls with ${number}`);
    });
  }

  it('name both sides where all of them are between the same two numbers', async () => {
    const rows = await calls({kind: 'contact', contactId: withOneAgent});
    const ways = rows.map((call) => otherParty(call, undefined, linesOf(rows, {isContact: true})).way);
    assert.ok(ways.length > 2 && ways.every((way) => way === undefined));
  });

  it('never lead with our own line when the page names them', async () => {
    const rows = await calls({kind: 'contact', contactId: withOneAgent});
    assert.equal(leading(rows, {isContact: true, ownNumbers: lines}).length, 0);
  });
});

describe("a number's history", () => {
  for (const {number} of contacts) {
    it(`has our own line on the other side, and says so: ${number}`, async () => {
      const rows = await calls({kind: 'phone', phone: number, page: 1, pageSize: 100});
      const told = rows.filter((call) => otherParty(call, number, linesOf(rows, {number})).isLine);
      assert.equal(told.length, rows.length);
    });
  }

  for (const line of lines) {
    it(`has people on the other side when it is that of our own line ${line}`, async () => {
      const rows = await calls({kind: 'phone', phone: line, page: 1, pageSize: 100});
      const told = rows.filter((call) => otherParty(call, line, linesOf(rows, {number: line})).isLine);
      assert.equal(told.length, 0, `of ${rows.length}`);
    });
  }
});
