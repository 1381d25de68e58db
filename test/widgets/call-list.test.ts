import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {a11y} from '../support/a11y.js';
import {fixtureServer, scriptedServer} from '../support/server.js';
import {until} from '../support/until.js';
import {madeCall, madeCalls} from '../support/calls.js';
import {callList, show, situation, situations} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';
import {announced, besideTable, cells, headsOf, inState, placeholders, rangeOf, rowsOf} from '../support/screen.js';
import {columns} from '../../src/parts/table/columns.js';

recordEvents();
recordWarnings();
afterEach(() => sinon.restore());

describe('<agni-call-list>', () => {
  for (const name of Object.keys(situations)) {
    it(`is accessible while ${name}`, async () => {
      const {el} = await situation(name, callList);
      await a11y(el);
    });
  }

  /** A list that shows a documented answer, read on a given day. */
  const showing = async (file: string, today = '2026-11-20T12:00:00Z') => {
    sinon.useFakeTimers({toFake: ['Date'], now: Date.parse(today)});
    const server = await fixtureServer({[callList.path]: `agni/${file}`});
    const el = await show('agni-call-list', {endpoint: server.endpoint});
    await inState(el, 'ready');
    return el;
  };

  it('shows the documented list as people say it', async () => {
    const el = await showing('call-sessions.filled.json');
    expect(cells(el)).to.deep.equal([
      [
        'From Grace Okafor +14155550123',
        'Maya · Billing',
        'Inbound call',
        'Completed',
        'Jun 11, 2026, 9:30 AM',
        '2 min 5 s',
      ],
      [
        '+911105550133 to +912205550101',
        'Arjun – Loan Follow-up',
        'Voice',
        'No answer',
        'Jun 11, 2026, 8:00 AM',
        '0 s',
      ],
      ['Unknown', 'Unknown', 'Web', 'In progress', 'Jun 11, 2026, 9:58 AM', 'Unknown'],
    ]);
    const heads = headsOf(el).map((head) => head.textContent);
    expect(heads).to.deep.equal(['Other party', 'Agent', 'Channel', 'Status', 'Started', 'Duration']);
    expect(announced(el)).to.equal('3 calls loaded');
    expect(rangeOf(el)).to.equal('1–3');
    expect(besideTable(el)).to.contain('Times in UTC');
  });

  it('says today and yesterday', async () => {
    const today = await showing('call-sessions.filled.json', '2026-06-11T23:00:00Z');
    expect(cells(today).map((row) => row[4])).to.deep.equal(['Today, 9:30 AM', 'Today, 8:00 AM', 'Today, 9:58 AM']);
    sinon.restore();
    const yesterday = await showing('call-sessions.filled.json', '2026-06-12T00:30:00Z');
    expect(cells(yesterday).map((row) => row[4])).to.deep.equal([
      'Yesterday, 9:30 AM',
      'Yesterday, 8:00 AM',
      'Yesterday, 9:58 AM',
    ]);
  });

  it('shows the older generation of the list, with its total', async () => {
    const el = await showing('call-sessions.older.json');
    expect(cells(el)).to.deep.equal([
      [
        'Grace Okafor +14155550123 to +14155550161',
        'Support Agent',
        'Voice',
        'Completed',
        'Nov 4, 2025, 4:20 PM',
        '48 s',
      ],
      ['+447700900142 to +14155550161', 'Support Agent', 'Voice', 'Ended', 'Nov 3, 2025, 9:00 AM', '12 s'],
    ]);
    expect(rangeOf(el)).to.equal('1–2 of 57');
  });

  it('shows the documented placeholders as text, and what is no time or length as unknown', async () => {
    const el = await showing('call-sessions.openapi-example.json');
    expect(cells(el)).to.deep.equal([
      ['<string> <string> to <string>', '<string>', '<string>', '<string>', 'Unknown', 'Unknown'],
    ]);
    expect(el.shadowRoot?.querySelector('string')).to.be.null;
  });

  it('invents nothing where the API says nothing', async () => {
    const server = await fixtureServer({});
    const nothing = {id: 'a'};
    const blank = {
      id: 'b',
      agentName: ' ',
      callerName: '',
      callerNumber: null,
      channel: '',
      status: null,
      startedAt: '',
      durationSec: null,
    };
    const zero = {id: 'c', startedAt: '0001-01-01T00:00:00Z', endedAt: '0001-01-01T00:00:00Z', durationSec: 0};
    await server.answer(callList.path, callList.answer([nothing, blank, zero]));
    const el = await show('agni-call-list', {endpoint: server.endpoint});
    await inState(el, 'ready');
    for (const row of cells(el)) expect(row).to.deep.equal(Array(columns.length).fill('Unknown'));
  });

  it('names the other party by the direction a channel tells', async () => {
    const server = await fixtureServer({});
    const calls = ['outbound_call', 'inbound', 'voice'].map((channel, index) => madeCall(index, {channel}));
    await server.answer(callList.path, callList.answer(calls));
    const el = await show('agni-call-list', {endpoint: server.endpoint});
    await inState(el, 'ready');
    expect(cells(el).map((row) => row[0])).to.deep.equal([
      'To +14155550161',
      'From Caller 1 +14155551001',
      'Caller 2 +14155551002 to +14155550161',
    ]);
  });

  for (const width of ['320px', '1000px']) {
    it(`draws as many placeholders as calls are expected, and nothing jumps when they come (${width} wide)`, async () => {
      const {el, server} = await situation('loading', callList);
      el.style.width = width;
      el.style.fontSize = '14px'; // so that each line of a card holds its facts in every engine's font
      expect(placeholders(el)).to.equal(20);
      const rows = () => [...(el.shadowRoot?.querySelectorAll('tbody tr') ?? [])].slice(0, 3);
      const heights = () => rows().map((row) => Math.round(row.getBoundingClientRect().height));
      const awaited = heights();
      expect(awaited).to.have.length(3);
      await server.release();
      await inState(el, 'ready');
      expect(placeholders(el)).to.equal(0);
      expect(heights()).to.deep.equal(awaited);
    });
  }

  it('is as high while calls are awaited as with them', async () => {
    const server = await scriptedServer();
    await server.answer(callList.path, {...callList.answer(madeCalls(60)), hold: true});
    const el = await show('agni-call-list', {endpoint: server.endpoint, 'page-size': '60'});
    await server.arrived(1);
    await inState(el, 'loading');
    el.style.width = '1000px';
    const awaited = el.offsetHeight;
    await server.release();
    await inState(el, 'ready');
    await until(() => rowsOf(el).length === 60);
    expect(el.offsetHeight).to.be.closeTo(awaited, 1); // a line is not always a whole number of pixels
  });

  it('keeps its columns in place while calls are awaited', async () => {
    const {el, server} = await situation('loading', callList);
    el.style.width = '1000px';
    const widths = () => headsOf(el).map((cell) => Math.round(cell.getBoundingClientRect().width));
    const awaited = widths();
    expect(awaited).to.have.length(columns.length);
    await server.release();
    await inState(el, 'ready');
    expect(widths()).to.deep.equal(awaited);
  });
});
