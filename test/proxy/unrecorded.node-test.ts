/** A call nobody recorded: an empty address stays empty, or the page would offer a player with nothing to play. */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {listen} from '../../demo/server/api.js';
import {createProxy} from '../../src/proxy/index.js';

const callSessions = [
  {id: 'a', recordingUrl: ''},
  {id: 'b', recordingUrl: null},
  {id: 'c', recordingUrl: 'https://storage.example/c'},
];
const vendor = await listen(() => Promise.resolve(Response.json({data: {callSessions, note: 'kept'}})));
after(vendor.close);

describe('a call without a recording', () => {
  for (const [redact, note] of [
    [[], 'kept'],
    [['note'], undefined],
  ] as const) {
    it(`has no address for one ${note ? 'in an answer passed on' : 'in an answer written anew'}`, async () => {
      const proxy = createProxy({
        vendor: 'agni',
        credentials: 'sk-only-the-server-knows',
        authorize: () => true,
        baseUrl: vendor.url,
        basePath: '/agni',
        redact,
      });
      const front = await listen(proxy);
      after(front.close);
      const response = await fetch(`${front.url}/agni/api/v1/calling/call-sessions`);
      assert.equal(response.status, 200);
      const {data} = (await response.json()) as {data: {callSessions: {recordingUrl: unknown}[]; note?: string}};
      const addresses = data.callSessions.map(({recordingUrl}) => recordingUrl);
      assert.deepEqual(addresses, ['', null, '/agni/api/v1/calling/sessions/c/recording']);
      assert.equal(data.note, note);
    });
  }
});
