/** Fields that nobody knows are looked for when the rows are on screen, and by what is loaded only then. */
import {expect, oneEvent} from '@open-wc/testing';
import {scriptedServer, type ScriptedServer} from '../support/server.js';
import {rowsOf} from '../support/screen.js';
import {madeCall} from '../support/calls.js';
import {callList, show} from '../support/page-objects/list.js';
import {recordEvents, recordWarnings} from '../support/record.js';

recordEvents();
recordWarnings();

/** What looks for the fields, once it was loaded. */
const loadedReport = (): number =>
  performance.getEntriesByType('resource').filter(({name}) => name.includes('/vendors/drift/report')).length;

let server: ScriptedServer;
beforeEach(async () => {
  server = await scriptedServer();
});

describe('fields that nobody knows', () => {
  it('are looked for a frame after the rows are on screen, and not before', async () => {
    await server.answer(callList.path, callList.answer([madeCall(1, {quite_new_field: 1})]));
    const order: string[] = [];
    const el = await show('agni-call-list');
    el.addEventListener('agni-calls-load', () => {
      order.push(`${rowsOf(el).length} row, ${loadedReport()} reports`);
      requestAnimationFrame(() => order.push(`frame, ${loadedReport()} reports`));
    });
    el.addEventListener('agni-shape', ({detail}) => order.push(detail.fields.join()));
    const heard = oneEvent(el, 'agni-shape');
    el.setAttribute('endpoint', server.endpoint);
    await heard;
    expect(order).to.deep.equal(['1 row, 0 reports', 'frame, 0 reports', 'quite_new_field']);
    expect(loadedReport()).to.equal(1);
  });

  it('are looked for after the frame also where a browser knows no idle time', async () => {
    const idle = Object.getOwnPropertyDescriptor(window, 'requestIdleCallback');
    Object.defineProperty(window, 'requestIdleCallback', {value: undefined, configurable: true});
    try {
      await server.answer(callList.path, callList.answer([madeCall(1, {quite_another_field: 1})]));
      const order: string[] = [];
      const el = await show('agni-call-list');
      el.addEventListener('agni-calls-load', () => requestAnimationFrame(() => order.push('frame')));
      el.addEventListener('agni-shape', ({detail}) => order.push(detail.fields.join()));
      const heard = oneEvent(el, 'agni-shape');
      el.setAttribute('endpoint', server.endpoint);
      await heard;
      expect(order).to.deep.equal(['frame', 'quite_another_field']);
    } finally {
      if (idle) Object.defineProperty(window, 'requestIdleCallback', idle);
      else Reflect.deleteProperty(window, 'requestIdleCallback');
    }
  });
});
