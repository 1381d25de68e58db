/** A filter begins at page 1; whatever is no filter leaves the page where it is. */
import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {AgniCallList, AgniPhoneHistory, type PageLoader} from '../../src/index.js';
import {show} from '../support/page-objects/list.js';

/** A value for each property, other than the one it has. */
const others: Readonly<Record<string, unknown>> = {
  endpoint: '/agni',
  vendor: 'agni',
  pageSize: 5,
  agentId: 'agent-1',
  status: 'completed',
  channel: 'voice',
  callerNumber: '+14155550100',
  search: 'words',
  sortBy: 'status',
  sortOrder: 'asc',
  startedAfter: '2026-01-01',
  startedBefore: '2026-01-01',
  phone: '+14155550161',
  includeTranscripts: true,
  selectedId: 'call-1',
  calls: null,
  source: {list: () => []} satisfies PageLoader,
  label: 'Calls of today',
};

/** As a page would extend an element: with a property that says nothing of calls. */
class OwnList extends AgniCallList {
  declare label: string | undefined;
}
class OwnHistory extends AgniPhoneHistory {
  declare label: string | undefined;
}
OwnList.createProperty('label');
OwnHistory.createProperty('label');
customElements.define('own-list', OwnList);
customElements.define('own-history', OwnHistory);

declare global {
  interface HTMLElementTagNameMap {
    'own-list': OwnList;
    'own-history': OwnHistory;
  }
}

beforeEach(() => {
  sinon.stub(console, 'warn'); // most of them have no endpoint
});
afterEach(() => sinon.restore());

const lists = {
  'own-list': [
    ...['endpoint', 'pageSize', 'agentId', 'status', 'channel', 'callerNumber', 'search'],
    ...['sortBy', 'sortOrder', 'startedAfter', 'startedBefore'],
  ],
  'own-history': ['endpoint', 'phone', 'pageSize'],
} as const;

for (const tag of ['own-list', 'own-history'] as const) {
  const filters: readonly string[] = lists[tag];
  const {elementProperties} = tag === 'own-list' ? OwnList : OwnHistory;
  for (const name of [...elementProperties.keys()].map(String).filter((name) => name !== 'page')) {
    const isFilter = filters.includes(name);
    it(`the page of <${tag}> ${isFilter ? 'is 1 again' : 'stays'} when ${name} changes`, async () => {
      expect(others, 'a new property is a filter, or is none').to.have.property(name);
      const el = await show(tag, {page: '3', phone: '+14155550100'});
      expect(el.page).to.equal(3);
      Object.assign(el, {[name]: others[name]});
      await el.updateComplete;
      expect(el.page).to.equal(isFilter ? 1 : 3);
    });
  }
}
