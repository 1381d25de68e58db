import {describe, it} from 'node:test';
import {expect} from 'chai';
import sinon from 'sinon';
import {RecordingController} from '../../src/controllers/recording.js';
import type {Call} from '../../src/model/call.js';
import type {CallSource} from '../../src/sources/source.js';

const call = (recordingUrl?: string, id = 'one'): Call => ({
  id,
  agent: {},
  caller: {},
  callee: {},
  ...(recordingUrl && {recordingUrl}),
});
/** As a source behind a proxy: the path by the id, the ticket from the answer. */
const source = {
  recordingUrl: ({id, recordingUrl = ''}: Call) => `/recordings/${id}${/\?.*/.exec(recordingUrl)?.[0] ?? ''}`,
} as unknown as CallSource;

const arrange = (): {reload: sinon.SinonSpy; recording: RecordingController} => {
  const reload = sinon.spy();
  return {reload, recording: new RecordingController(reload)};
};

describe("a recording's address", () => {
  it('is the one the source names, and none where the call has none', () => {
    const {recording} = arrange();
    expect(recording.addressOf(call('x?ticket=1'), source)).to.equal('/recordings/one?ticket=1');
    expect(recording.addressOf(call(), source)).to.equal(undefined);
  });

  it('stays through answers with other tickets', () => {
    const {recording} = arrange();
    recording.addressOf(call('x?ticket=1'), source);
    expect(recording.addressOf(call('x?ticket=2'), source)).to.equal('/recordings/one?ticket=1');
  });

  it('is another one for another call', () => {
    const {recording} = arrange();
    recording.addressOf(call('x?ticket=1'), source);
    expect(recording.addressOf(call('x?ticket=2', 'two'), source)).to.equal('/recordings/two?ticket=2');
  });

  it('gets the next ticket once its own has failed and a newer answer is there', () => {
    const {reload, recording} = arrange();
    const first = call('x?ticket=1');
    recording.addressOf(first, source);
    recording.renew(first);
    expect(reload.callCount).to.equal(1);
    expect(recording.addressOf(first, source), 'until then it stays').to.equal('/recordings/one?ticket=1');
    const second = call('x?ticket=2');
    expect(recording.addressOf(second, source)).to.equal('/recordings/one?ticket=2');
    expect(recording.addressOf(call('x?ticket=3'), source), 'and then that one stays').to.equal(
      '/recordings/one?ticket=2',
    );
  });

  it('without a ticket is not asked for again, since the next one would be the same', () => {
    const {reload, recording} = arrange();
    const first = call('x');
    recording.addressOf(first, source);
    recording.renew(first);
    expect(reload.callCount).to.equal(0);
  });
});
