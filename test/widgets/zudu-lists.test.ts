import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import type {MockCall} from '../../demo/mock/call.js';
import {createCalls} from '../../demo/mock/calls.js';
import {a11y} from '../support/a11y.js';
import {until} from '../support/until.js';
import {en} from '../../src/locale/en.js';
import {failed} from '../support/page-objects/list.js';
import {dispatched, errors, recordEvents, recordWarnings, warnings} from '../support/record.js';
import {
  announced,
  button,
  canPress,
  cells,
  findButton,
  inState,
  noticeOf,
  rangeOf,
  rowButtons,
} from '../support/screen.js';
import {mockZudu, now, service, showZudu} from '../support/zudu.js';

recordEvents();
recordWarnings();
afterEach(() => sinon.restore());

const all = (() => {
  const calls = createCalls({count: 240, seed: 1, now, publicBase: 'https://storage.example'});
  return Array.from({length: 240}, (_, index) => calls.call(index));
})();

/** A number that took part in calls of the mock, and how many. */
const busiest = (): {phone: string; own: readonly MockCall[]} => {
  const by = new Map<string, MockCall[]>();
  for (const call of all) {
    const {callerNumber: number, channel} = call;
    if (number && channel !== 'web') by.set(number, [...(by.get(number) ?? []), call]);
  }
  const [phone = '', own = []] = [...by].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return {phone, own};
};

beforeEach(() => {
  sinon.useFakeTimers({toFake: ['Date'], now});
});

const loadedIds = (): string[] =>
  dispatched('agni-calls-load')
    .at(-1)
    ?.detail.calls.map(({id}) => id) ?? [];

describe('<agni-call-list vendor="zudu">', () => {
  it('is accessible, and shows the first page, which is page 0 to Zudu', async () => {
    const zudu = mockZudu();
    const el = await showZudu('agni-call-list', zudu, {'page-size': '10'});
    await inState(el, 'ready');
    await a11y(el);
    expect(cells(el)).to.have.length(10);
    expect(rangeOf(el)).to.equal('1–10 of 240');
    expect(zudu.asked).to.deep.equal(['GET /api/calls?page=0&limit=10']);
    expect(loadedIds()).to.deep.equal(all.slice(0, 10).map(({id}) => `call_${id}`));
  });

  it('says its words as people do, in whichever case they come', async () => {
    const el = await showZudu('agni-call-list', mockZudu(), {'page-size': '100'});
    await inState(el, 'ready');
    await until(() => rowButtons(el).length === 100);
    const words = new Set(cells(el).flatMap(([, , channel = '', status = '']) => [channel, status]));
    expect(
      [...words].every((word) =>
        /^(Phone call|Web call|Ended|Error|Ongoing|Registered|Not connected|Failed)$/.test(word),
      ),
      [...words].join(),
    ).to.equal(true);
  });

  it('turns pages to the last, and knows that it is the last', async () => {
    const zudu = mockZudu({count: 25});
    const el = await showZudu('agni-call-list', zudu);
    await inState(el, 'ready');
    button(el, 'Next').click();
    await until(() => rangeOf(el) === '21–25 of 25');
    expect(canPress(el, 'Next')).to.equal(false);
    expect(zudu.asked).to.deep.equal(['GET /api/calls?page=0&limit=20', 'GET /api/calls?page=1&limit=20']);
  });

  it('filters and sorts by a POST', async () => {
    const zudu = mockZudu();
    const el = await showZudu('agni-call-list', zudu, {
      status: 'error',
      channel: 'phone_call',
      'sort-order': 'asc',
      'page-size': '50',
    });
    await inState(el, 'ready');
    const expected = all.filter(({status, channel}) => /^(failed|error)$/.test(status) && channel !== 'web').reverse();
    expect(loadedIds()).to.deep.equal(expected.slice(0, 50).map(({id}) => `call_${id}`));
    expect(zudu.asked).to.deep.equal([
      'POST /api/calls ' +
        JSON.stringify({
          page: 0,
          limit: 50,
          sort_order: 'ascending',
          filter_criteria: {call_status: ['error'], call_type: ['phone_call']},
        }),
    ]);
  });

  it('says of a filter that Zudu does not have that it cannot be asked, and asks nothing', async () => {
    const filters = {'caller-number': '+14155550100', 'started-after': '2026-06-01', 'started-before': '2026-06-02'};
    for (const [nth, [attribute, value]] of Object.entries(filters).entries()) {
      const zudu = mockZudu();
      const el = await showZudu('agni-call-list', zudu, {[attribute]: value});
      await failed(el, nth + 1);
      await a11y(el);
      const message = en.unsupported(attribute);
      expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
      expect(errors().at(-1)).to.deep.equal({code: 'unsupported', message});
      expect(warnings.at(-1)).to.equal(`<agni-call-list> ${attribute} unsupported ${message}`);
      expect(findButton(el, 'Try again'), 'nothing would be gained').to.equal(undefined);
      expect(zudu.asked).to.deep.equal([]);
      el.removeAttribute(attribute);
      await inState(el, 'ready');
      expect(zudu.asked).to.deep.equal(['GET /api/calls?page=0&limit=20']);
    }
  });

  it('believes an answer that reports failure under HTTP 200', async () => {
    const el = await showZudu(
      'agni-call-list',
      service(() => Response.json({status: 'error', error: 'No access', data: {calls: []}})),
    );
    await failed(el);
    expect(errors()).to.deep.equal([{code: 'upstream', message: en.errors.upstream}]);
    expect(noticeOf(el)).not.to.include('No access');
  });
});

describe('<agni-phone-history vendor="zudu">', () => {
  const bounded = en.searched('500');

  it("is accessible, and finds a number's calls among the account's", async () => {
    const {phone, own} = busiest();
    const zudu = mockZudu();
    const el = await showZudu('agni-phone-history', zudu, {phone, 'page-size': '100'});
    await inState(el, 'ready');
    await a11y(el);
    const ids = loadedIds();
    for (const {id} of own) expect(ids).to.include(`call_${id}`);
    expect(
      cells(el).every(([, , party = '']) => /^(From|To) /.test(party)),
      'each names the other side',
    ).to.equal(true);
    expect(noticeOf(el), 'all were looked through').to.equal('');
    expect(zudu.asked).to.deep.equal([0, 1, 2, 3, 4].map((page) => `GET /api/calls?page=${page}&limit=50`));
  });

  it('reads on from where it stopped when the page is turned, and from the beginning when asked again', async () => {
    const {phone, own} = busiest();
    const size = Math.ceil(own.length / 4);
    const zudu = mockZudu();
    const loads = () => dispatched('agni-calls-load').length;
    const pages = () => zudu.asked.splice(0).map((asked) => /page=(\d+)/.exec(asked)?.[1]);
    const after = async (act: () => void) => {
      const before = loads();
      act();
      await until(() => loads() > before);
      return loadedIds();
    };
    const el = await showZudu('agni-phone-history', zudu, {phone, 'page-size': String(size)});
    await until(() => loads() === 1);
    const ids = [...loadedIds()];
    while (canPress(el, 'Next')) ids.push(...(await after(() => button(el, 'Next').click())));
    expect(ids.length).to.deep.equal(own.length);
    expect(new Set(ids).size).to.deep.equal(own.length);
    expect(pages(), 'each page of the list once').to.deep.equal(['0', '1', '2', '3', '4']);
    await after(() => button(el, 'Previous').click());
    expect(pages()).to.deep.equal([]);
    await after(() => el.reload());
    expect(pages()[0], 'anew').to.equal('0');
    await after(() => (el.phone = '+49301234567'));
    expect(pages(), 'another number').to.deep.equal(['0', '1', '2', '3', '4']);
    await after(() => (el.phone = phone));
    expect(pages()[0], 'nothing is kept of a number that is not shown').to.equal('0');
    el.endpoint = '/zudu/other';
    await inState(el, 'failed');
    expect(pages(), 'another connection').to.deep.equal(['0']);
  });

  it('says how far it looked when there are more calls than it looks through', async () => {
    const {phone} = busiest();
    const zudu = mockZudu({count: 2000});
    const el = await showZudu('agni-phone-history', zudu, {phone, 'page-size': '100'});
    await inState(el, 'ready');
    await until(() => noticeOf(el) === bounded);
    await a11y(el);
    expect(announced(el)).to.equal(`${cells(el).length} calls loaded. ${bounded}`);
    expect(zudu.asked).to.have.length(10);
    expect(cells(el).length).to.be.greaterThan(0);
  });

  it('says so, too, when it found none', async () => {
    const el = await showZudu('agni-phone-history', mockZudu({count: 2000}), {phone: '+49301234567'});
    await inState(el, 'empty');
    await until(() => noticeOf(el) === `No calls found ${bounded}`);
    expect(announced(el)).to.equal(`No calls found. ${bounded}`);
    await a11y(el);
  });

  it('opens a call that somebody chooses', async () => {
    const {phone} = busiest();
    const el = await showZudu('agni-phone-history', mockZudu(), {phone});
    await inState(el, 'ready');
    rowButtons(el)[1]?.click();
    expect(dispatched('agni-call-select')[0]?.detail.call.id).to.equal(loadedIds()[1]);
  });
});

describe('<agni-contact-calls vendor="zudu">', () => {
  it('says in words that Zudu has no calls by contact, and asks nothing', async () => {
    const zudu = mockZudu();
    const el = await showZudu('agni-contact-calls', zudu, {'contact-id': 'contact-priya-sharma'});
    await failed(el);
    await a11y(el);
    const message = en.lacking['contact-id'];
    expect([noticeOf(el), announced(el)]).to.deep.equal([message, message]);
    expect(errors()).to.deep.equal([{code: 'unsupported', message}]);
    expect(warnings).to.deep.equal([`<agni-contact-calls> contact-id unsupported ${message}`]);
    expect(zudu.asked).to.deep.equal([]);
  });
});
