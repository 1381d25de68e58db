import {describe, it} from 'node:test';
import {expect} from 'chai';
import sinon from 'sinon';
import {RecordingController} from '../../src/controllers/recording.js';
import type {Call} from '../../src/model/call.js';
import type {CallSource} from '../../src/sources/source.js';

const call = (recordingUrl: string): Call => ({id: 'one', agent: {}, caller: {}, callee: {}, recordingUrl});

/** As a source behind a proxy: the path by the id, the ticket from the answer. */
const proxied = {
  needsId: true,
  recordingUrl: ({id, recordingUrl = ''}: Call) => `/recordings/${id}${/\?.*/.exec(recordingUrl)?.[0] ?? ''}`,
} as unknown as CallSource;
/** As a page's own loader: the address is the call's. */
const loader = {needsId: true, recordingUrl: ({recordingUrl}: Call) => recordingUrl} as unknown as CallSource;

const arrange = (answer: Call, source: CallSource) => {
  const load = {answer, source, reload: sinon.spy(), settled: () => Promise.resolve()};
  return {load, recording: new RecordingController({updateComplete: Promise.resolve(true)}, load)};
};

describe("a recording's address", () => {
  it('with a ticket is asked for again', async () => {
    const {load, recording} = arrange(call('x?ticket=2'), proxied);
    expect(await recording.renewalOf(call('x?ticket=1'), proxied)?.()).to.equal('/recordings/one?ticket=2');
    expect(load.reload.callCount).to.equal(1);
  });

  it('is asked for again where a page’s own loader names it', async () => {
    const {recording} = arrange(call('https://files.example/one?signature=2'), loader);
    const renew = recording.renewalOf(call('https://files.example/one?signature=1'), loader);
    expect(await renew?.()).to.equal('https://files.example/one?signature=2');
  });

  it('without a ticket is not asked for again, since the next one would be the same', () => {
    const {recording} = arrange(call('x'), proxied);
    expect(recording.renewalOf(call('x'), proxied)).to.equal(undefined);
  });

  it('of a call that the page itself has set is not asked for again', () => {
    const own = {...loader, needsId: false};
    const {recording} = arrange(call('https://files.example/one'), own);
    expect(recording.renewalOf(call('https://files.example/one'), own)).to.equal(undefined);
  });
});
