/**
 * Recordings and answers under way, over real sockets: what breaks is seen to be broken, and nobody works for whoever
 * has left.
 */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {connect} from 'node:net';
import {beforeEach, describe, it} from 'node:test';
import {listen} from '../../demo/server/api.js';
import {createProxy} from '../../src/proxy/index.js';
import {
  canary,
  canaryIsNowhere,
  errors,
  front,
  open,
  paths,
  pending,
  sendBytes,
  stillAnswers,
  startVendor,
  witness,
} from './support.js';

const vendor = await startVendor();
const proxy = await front({baseUrl: vendor.url, timeoutMs: 60_000});
beforeEach(() => {
  vendor.seen = [];
});
const wav = {'content-type': 'audio/wav'};

describe('a recording that breaks off', () => {
  for (const [name, headers] of [
    ['of a known length', {...wav, 'content-length': '1000'}],
    ['in chunks', wav],
  ] as const) {
    for (const [how, end] of [
      ['by a reset', ({socket}: IncomingMessage) => socket.resetAndDestroy()],
      ['by an early end', ({socket}: IncomingMessage) => socket.end()],
    ] as const) {
      it(`${how} (${name}) does not look complete`, async () => {
        vendor.answer = (request, response) => {
          response.writeHead(200, headers).write('RIFF', () => end(request));
        };
        const response = await open(proxy.url + paths.recording);
        await assert.rejects(async () => {
          for await (const chunk of response) witness('answers', String(chunk));
        });
        assert.equal(response.complete, false);
        // The very bytes: chunks without their end, or fewer than were promised.
        assert.doesNotMatch(
          await sendBytes(proxy.url, `GET ${paths.recording} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
          /\r\n0\r\n\r\n$/,
        );
        await stillAnswers(proxy, vendor);
        assert.equal(proxy.logs.filter(({route}) => route === 'recording').at(-1)?.code, 'upstream-broken');
      });
    }
  }
});

describe('a recording that breaks off for an HTTP/1.0 client', () => {
  it('ends in a reset: an end in good order would be the end of the body', async () => {
    let cut: (() => void) | undefined;
    vendor.answer = ({socket}, response) => {
      cut = () => socket.resetAndDestroy();
      response.writeHead(200, wav).write('RIFF');
    };
    const {hostname, port} = new URL(proxy.url);
    const client = connect(Number(port), hostname, () => client.write(`GET ${paths.recording} HTTP/1.0\r\n\r\n`));
    const ended = new Promise((resolve) => {
      client.on('end', () => resolve('good order')).on('error', ({code}: NodeJS.ErrnoException) => resolve(code));
    });
    let text = '';
    client.setEncoding('latin1').on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('RIFF')) cut?.();
    });
    assert.equal(await ended, 'ECONNRESET');
    witness('answers', text);
  });
});

describe('whoever leaves', () => {
  it('leaves no error in the log of a server that has the proxy as a handler', {timeout: 10_000}, async () => {
    const closed = pending<undefined>();
    const server = await listen(
      createProxy({vendor: 'agni', credentials: canary, authorize: () => true, baseUrl: vendor.url}),
    );
    vendor.answer = (request, response) => {
      request.socket.once('close', () => closed.resolve(undefined));
      response.writeHead(200, wav).write('RIFF');
    };
    const before = errors();
    const leave = new AbortController();
    const response = await fetch(server.url + paths.recording, {signal: leave.signal});
    await response.body?.getReader().read();
    leave.abort();
    await closed.promise;
    await server.close();
    assert.equal(errors(), before);
  });

  for (const [name, path, headers] of [
    ['list', paths.list, {'content-type': 'application/json'}],
    ['recording', paths.recording, wav],
  ] as const) {
    for (const when of ['before', 'in the middle of'] as const) {
      it(`${when} the answer ends the vendor’s work within a second (${name})`, {timeout: 10_000}, async () => {
        const reached = pending<ServerResponse>();
        vendor.answer = (_, response) => {
          if (when !== 'before') response.writeHead(200, headers).write('{');
          reached.resolve(response);
        };
        const leave = new AbortController();
        const reading = fetch(proxy.url + path, {signal: leave.signal}).then((response) => response.text());
        const left = assert.rejects(reading, {name: 'AbortError'});
        const closed = once(await reached.promise, 'close');
        const began = performance.now();
        leave.abort();
        await Promise.all([closed, left]);
        assert.ok(performance.now() - began < 1000);
        await stillAnswers(proxy, vendor);
      });
    }
  }
});

canaryIsNowhere();
