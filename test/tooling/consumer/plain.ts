// What a page's own script writes, checked against the built package.
import {CallsError, configure, readCalls, type Call, type CallSource} from 'agni-call-widgets';
import 'agni-call-widgets/define/call-list';
import 'agni-call-widgets/agni-call-widgets.js';
import {createProxy} from 'agni-call-widgets/proxy';

configure({endpoint: '/agni'});
const list = document.createElement('agni-call-list');
list.pageSize = 20;
list.addEventListener('agni-call-select', (event) => {
  const call: Call = event.detail.call;
  console.warn(call.id);
});
const source: CallSource = {
  list: (query, {signal}) =>
    fetch(`/books?page=${query.kind === 'contact' ? 1 : query.page}`, {signal}).then((answer) => answer.json()),
  get: () => Promise.reject(new CallsError('forbidden')),
};
list.source = source;
list.calls = [{id: 'one', started_at: '2026-06-11'}, ...(await readCalls([{call_id: 'two'}], 'zudu'))];
document.createElement('agni-call-detail').call = {id: 'one'};
// @ts-expect-error one call is no list of calls
list.calls = {id: 'one'};
// @ts-expect-error a number is no endpoint
list.endpoint = 3;
// @ts-expect-error `authorize` is required
createProxy({vendor: 'agni', credentials: 'key'});
