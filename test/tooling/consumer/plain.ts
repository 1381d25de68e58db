// What a page's own script writes, checked against the built package.
import {configure, type Call} from 'agni-call-widgets';
import 'agni-call-widgets/define/call-list';
import 'agni-call-widgets/agni-call-widgets.js';
import {createProxy} from 'agni-call-widgets/proxy';

configure({endpoint: '/agni'});
const list = document.createElement('agni-call-list');
list.pageSize = 20;
list.addEventListener('agni-call-select', event => {
  const call: Call = event.detail.call;
  console.warn(call.id);
});
// @ts-expect-error a number is no endpoint
list.endpoint = 3;
// @ts-expect-error `authorize` is required
createProxy({vendor: 'agni', credentials: 'key'});
