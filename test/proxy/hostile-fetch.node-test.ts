/**
 * The hostile list wherever Node runs the proxy: as `serveProxy`, as a listener of somebody's own server, and as a
 * handler on Node's own `fetch`, which unpacks what comes, waits for ever for some of it, and takes some of what was
 * cut for whole.
 */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer as createHttpServer, request as httpRequest, type IncomingMessage} from 'node:http';
import {createServer, type AddressInfo, type Socket} from 'node:net';
import path from 'node:path';
import {after, afterEach, describe, it} from 'node:test';
import {brotliCompressSync, constants, createGzip, deflateSync, gzipSync} from 'node:zlib';
import {listen} from '../../demo/server/api.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {createProxy, type LogLine, type ProxyOptions} from '../../src/proxy/index.js';
import {nodeListener} from '../../src/proxy/node.js';
import {canary, canaryIsNowhere, front, get, open, paths, pending, sendBytes, serve, witness} from './support.js';

/** A vendor that knows nothing of HTTP but what the test writes. */
let answer: (socket: Socket) => void = () => undefined;
const sockets = new Set<Socket>();
const vendor = createServer((socket) => {
  sockets.add(socket);
  socket
    .on('error', () => undefined)
    .on('close', () => sockets.delete(socket))
    .on('data', () => answer(socket));
}).listen(0, '127.0.0.1');
await once(vendor, 'listening');
after(() => {
  for (const socket of sockets) socket.destroy();
  vendor.close();
});
const baseUrl = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;

const logs: LogLine[] = [];
const log = (line: LogLine) => {
  witness('logs', JSON.stringify(line));
  logs.push(line);
};
const timeoutMs = 400;
const options: ProxyOptions = {vendor: 'agni', credentials: canary, authorize: () => true, baseUrl, timeoutMs, log};

interface Said {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: string;
}
type Ask = (path: string) => Promise<Said>;

const called = createProxy(options);
const handler = await listen(createProxy(options));
after(handler.close);
const own = nodeListener(options);
const listened = await serve((request, response) => {
  void own(request, response);
});
const served = await front({...options, baseUrl});
/** Each way to run it. */
const ways: Readonly<Record<string, Ask>> = {
  'createProxy, called': async (path) => {
    const response = await called(new Request(`http://127.0.0.1${path}`));
    const body = await response.text();
    witness('answers', JSON.stringify([...response.headers]) + body);
    return {status: response.status, code: /^\{"error":\{"code":"([\w-]+)"/.exec(body)?.[1], body};
  },
  'createProxy, as a handler': (path) => get(handler.url + path),
  nodeListener: (path) => get(listened + path),
  serveProxy: (path) => get(served.url + path),
};

const head = (length: number, lines: readonly string[] = [], status = '200 OK') =>
  [`HTTP/1.1 ${status}`, 'Content-Type: application/json', `Content-Length: ${length}`, ...lines].join('\r\n') +
  '\r\n\r\n';
/** Writes an answer, and leaves the connection as it is. */
const sending =
  (body: string | Uint8Array, ...lines: string[]) =>
  (socket: Socket) => {
    socket.write(head(Buffer.byteLength(body), lines));
    socket.write(body);
  };
const whole = '{"success":true,"data":{"callSessions":[]}}';
const long = JSON.stringify({
  success: true,
  data: {callSessions: Array.from({length: 500}, (_, id) => ({id: `call-${id}`}))},
});
/** Packed, as far as it was flushed: what unpacks is the beginning, and nothing says that there was more. */
const cut = async (text: string): Promise<Buffer> => {
  const packing = createGzip();
  const chunks: Buffer[] = [];
  packing.on('data', (chunk: Buffer) => chunks.push(chunk)).write(text);
  await new Promise<void>((resolve) => {
    packing.flush(constants.Z_SYNC_FLUSH, resolve);
  });
  return Buffer.concat(chunks);
};
const cutJson = await cut('{"success":true,"data":{"callSessions":[{"id":"c1"},{"id":"c2"}');
const cutAudio = await cut('RIFF'.repeat(200));
const spoilt = gzipSync(long);
spoilt.writeUInt8(spoilt.readUInt8(spoilt.length - 30) ^ 0xff, spoilt.length - 30);

/** Answers of which no part may pass. */
const broken: readonly (readonly [name: string, answer: typeof answer])[] = [
  ['text that is called gzip', sending(whole, 'Content-Encoding: gzip')],
  ['text that is called br', sending(whole, 'Content-Encoding: br')],
  ['text that is called deflate', sending(whole, 'Content-Encoding: deflate')],
  ['gzip with a byte changed', sending(spoilt, 'Content-Encoding: gzip')],
  ['gzip that was cut where it was flushed', sending(cutJson, 'Content-Encoding: gzip')],
  ['gzip that was cut', sending(gzipSync(long).subarray(0, 200), 'Content-Encoding: gzip')],
  ['br that was cut', sending(brotliCompressSync(long).subarray(0, 60), 'Content-Encoding: br')],
  ['deflate that was cut', sending(deflateSync(long).subarray(0, 60), 'Content-Encoding: deflate')],
  ['50 MB in 50 kB', sending(gzipSync(Buffer.alloc(50_000_000, ' ')), 'Content-Encoding: gzip')],
  ['nothing at all', () => undefined],
  [
    'no more than a head',
    (socket) => {
      socket.write(head(99));
    },
  ],
  [
    'a half, and no more',
    (socket) => {
      socket.write(head(99) + '{"success":true');
    },
  ],
  [
    'a half, and a reset',
    (socket) => {
      socket.write(head(99) + '{"success":true', () => socket.resetAndDestroy());
    },
  ],
  [
    'a half, and an end',
    (socket) => {
      socket.end(head(99) + '{"success":true');
    },
  ],
  [
    'a reset',
    (socket) => {
      socket.resetAndDestroy();
    },
  ],
  [
    '101',
    (socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
    },
  ],
  [
    '101 that names no protocol',
    (socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    },
  ],
  [
    '206',
    (socket) => {
      socket.write(head(whole.length, ['Content-Range: bytes 0-42/99'], '206 Partial Content') + whole);
    },
  ],
  [
    '102 without an end',
    (socket) => {
      socket.write('HTTP/1.1 102 Processing\r\n\r\n');
    },
  ],
];

for (const [way, ask] of Object.entries(ways)) {
  describe(`a broken answer (${way})`, () => {
    for (const [name, given] of broken) {
      it(`(${name}) is an error of the proxy’s own within the time-out, and is logged`, {timeout: 10_000}, async () => {
        answer = given;
        const before = logs.length;
        const began = performance.now();
        // Some of them hang once in a few times.
        const got = await Promise.all([paths.list, paths.contact, paths.phone, paths.call].map(ask));
        const took = performance.now() - began;
        for (const {status, code, body} of got) {
          assert.ok([502, 504].includes(status) && code?.startsWith('upstream-'), `${status} ${code}`);
          assert.doesNotMatch(body, /callSessions/);
        }
        assert.ok(took < 5000, `${took} ms`);
        assert.deepEqual(
          logs
            .slice(before)
            .map(({status}) => status)
            .sort(),
          got.map(({status}) => status).sort(),
        );
      });
    }

    it('does not keep a later one from being right', async () => {
      answer = sending(gzipSync(whole), 'Content-Encoding: gzip');
      const {status, body} = await ask(paths.list);
      assert.deepEqual([status, body], [200, whole]);
    });
  });

  describe(`another protocol than HTTP (${way})`, () => {
    it('is told of at once', async () => {
      answer = (socket) => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
      };
      const {status, code} = await ask(paths.call);
      assert.deepEqual([status, code === 'upstream-unexpected' || code === 'upstream-unreachable'], [502, true], code);
    });
  });

  describe(`a part of an answer (${way})`, () => {
    it('is not taken for the whole', async () => {
      answer = (socket) => {
        socket.write(head(whole.length, ['Content-Range: bytes 0-42/43'], '206 Partial Content') + whole);
      };
      const {status, code} = await ask(paths.list);
      assert.deepEqual([status, code], [502, 'upstream-unexpected']);
    });
  });

  describe(`a recording whose vendor is broken (${way})`, () => {
    for (const [name, body, encoding] of [
      ['cut while it was packed', cutAudio, 'gzip'],
      ['packed though nobody asked for it', gzipSync('RIFF'), 'gzip'],
      ['called br, and none', 'RIFFRIFF', 'br'],
    ] as const) {
      it(`(audio that was ${name}) does not pass`, {timeout: 10_000}, async () => {
        answer = (socket) => {
          socket.write(
            head(Buffer.byteLength(body), [`Content-Encoding: ${encoding}`]).replace('application/json', 'audio/wav'),
          );
          socket.write(body);
        };
        const {status, code} = await ask(paths.recording);
        assert.deepEqual([status, code], [502, 'recording-packed']);
      });
    }

    for (const [name, given] of [
      [
        '101',
        (socket: Socket) => {
          socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
        },
      ],
      ['nothing at all', () => undefined],
      [
        'an address in gzip with rubbish behind it',
        sending(Buffer.concat([gzipSync('{"url":"https://x/y"}'), Buffer.from('TRAIL')]), 'Content-Encoding: gzip'),
      ],
      ['an address in br that is none', sending('{"url":"https://x/y"}', 'Content-Encoding: br')],
      [
        'an address that does not end',
        (socket: Socket) => {
          socket.write(head(99) + '{"url":');
        },
      ],
    ] as const) {
      it(`(${name}) is an error within the time-out`, {timeout: 10_000}, async () => {
        answer = given;
        const {status, code} = await ask(paths.recording);
        assert.ok(
          [502, 504].includes(status) && /^(upstream-|recording-elsewhere$)/.test(code ?? ''),
          `${status} ${code}`,
        );
      });
    }
  });
}

describe('a word before the answer', () => {
  for (const way of ['nodeListener', 'serveProxy']) {
    it(`changes nothing (${way})`, async () => {
      for (const word of ['100 Continue', '102 Processing', '103 Early Hints\r\nLink: <x>']) {
        answer = (socket) => {
          socket.write(`HTTP/1.1 ${word}\r\n\r\n${head(whole.length)}${whole}`);
        };
        const {status, body} = await (ways[way] as Ask)(paths.list);
        assert.deepEqual([status, body], [200, whole], word);
      }
    });
  }
});

describe('a vendor that is well again', () => {
  it('answers whoever asks after the time-out of a question that nobody answered', {timeout: 10_000}, async () => {
    answer = () => undefined;
    assert.equal((await get(served.url + paths.call)).code, 'upstream-timeout');
    answer = sending('{"success":true,"data":{"id":"call-1"}}');
    assert.equal((await get(served.url + paths.call)).status, 200);
  });
});

describe('a fetch of the host’s own', () => {
  afterEach(() => {
    answer = () => undefined;
  });
  const endless = (type: string) =>
    new Response(
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{'));
        },
        cancel: () => new Promise(() => undefined),
      }),
      {headers: {'content-type': type}},
    );
  const never = () => new Promise<Response>(() => undefined);
  for (const [name, path, fetch] of [
    ['never answers', paths.list, never],
    ['never answers for a recording', paths.recording, never],
    ['never ends its body', paths.list, () => Promise.resolve(endless('application/json'))],
    ['never ends the address of a recording', paths.recording, () => Promise.resolve(endless('application/json'))],
  ] as const) {
    it(`that ${name} is not waited for longer than the time-out, and is logged`, {timeout: 5000}, async () => {
      const lines: LogLine[] = [];
      const proxy = createProxy({...options, fetch, log: (line) => lines.push(line)});
      const got = await Promise.all([1, 2].map(() => proxy(new Request(`http://127.0.0.1${path}`))));
      for (const response of got) assert.match(await response.text(), /"upstream-timeout"/);
      assert.deepEqual(
        lines.map(({status, code}) => [status, code]),
        [
          [504, 'upstream-timeout'],
          [504, 'upstream-timeout'],
        ],
      );
    });

    it(`that ${name} is not waited for by whoever has gone`, {timeout: 5000}, async () => {
      const lines: LogLine[] = [];
      const proxy = createProxy({...options, timeoutMs: 60_000, fetch, log: (line) => lines.push(line)});
      const leave = new AbortController();
      const asking = proxy(new Request(`http://127.0.0.1${path}`, {signal: leave.signal}));
      setImmediate(() => leave.abort());
      await asking;
      assert.equal(lines.length, 1);
    });
  }

  it('that throws, or gives nothing, is a vendor that cannot be reached', async () => {
    const throwing = () => {
      throw new Error(canary);
    };
    for (const fetch of [throwing, () => undefined as unknown as Promise<Response>]) {
      const response = await createProxy({...options, fetch})(new Request(`http://127.0.0.1${paths.list}`));
      assert.match(await response.text(), /"upstream-unreachable"/);
    }
  });

  it('that comes too late has its body let go', {timeout: 5000}, async () => {
    const [late, cancelled] = [pending<Response>(), pending<undefined>()];
    const proxy = createProxy({...options, timeoutMs: 20, fetch: () => late.promise});
    assert.equal((await proxy(new Request(`http://127.0.0.1${paths.list}`))).status, 504);
    late.resolve(new Response(new ReadableStream({cancel: () => cancelled.resolve(undefined)})));
    await cancelled.promise;
  });
});

describe('a recording that breaks off (nodeListener)', () => {
  const chunk = 'HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nRIFF\r\n';
  it('does not look complete, and has no text of the runtime’s in it', {timeout: 10_000}, async () => {
    for (const end of ['resetAndDestroy', 'end'] as const) {
      answer = (socket) => {
        socket.write(chunk, () => socket[end]());
      };
      const text = await sendBytes(listened, `GET ${paths.recording} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      assert.doesNotMatch(text, /\r\n0\r\n\r\n$|Error|terminated/);
      const response = await open(listened + paths.recording).catch(() => undefined);
      if (response)
        await assert.rejects(async () => {
          for await (const part of response) witness('answers', String(part));
        });
    }
  });
});

describe('a server of one’s own (nodeListener)', () => {
  it('knows what a framework keeps on the request, and its whole address', async () => {
    const users: unknown[] = [];
    interface Known extends IncomingMessage {
      user?: string;
      originalUrl?: string;
    }
    const listener = nodeListener<Known>({
      ...options,
      basePath: '/agni',
      authorize: (_request, {name}, {user}) => {
        users.push([name, user]);
        return user === 'lena';
      },
      limit: (_request, _asked, {user}) => {
        users.push(user);
        return undefined;
      },
    });
    const url = await serve((incoming: Known, response) => {
      incoming.user = 'lena';
      // As Express and Connect do it for what is mounted at a path.
      incoming.originalUrl = incoming.url ?? '';
      incoming.url = incoming.originalUrl.slice('/agni'.length);
      void listener(incoming, response);
    });
    answer = sending(whole);
    const got = await get(`${url}/agni${paths.list}`);
    assert.deepEqual([got.status, users], [200, ['lena', ['list', 'lena']]]);
  });

  it('answers what is no address with the proxy’s own error', async () => {
    for (const [target, host, status] of [
      [paths.call.replace('call-1', '%ff'), 'x', 400],
      [`${paths.call}\\..`, 'x', 400],
      [paths.list, 'a/b?c', 400],
      ['/%ff', 'x', 404],
    ] as const) {
      const text = await sendBytes(listened, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      assert.ok(text.startsWith(`HTTP/1.1 ${status} `), text);
      assert.match(
        text,
        /\r\nx-content-type-options: nosniff\r\n[^]*\r\n\r\n\{"error":\{"code":"[\w-]+","message":"[^"]+"\}\}$/i,
      );
    }
  });

  it('may be one that listens at no port', async () => {
    const {folder, remove} = temporaryFolder();
    after(remove);
    const socketPath = path.join(folder, 'listener');
    const server = createHttpServer((request, response) => {
      void own(request, response);
    }).listen(socketPath);
    await once(server, 'listening');
    const short = head(99).replace('application/json', 'audio/wav');
    answer = (socket) => {
      socket.write(`${short}RIFF`, () => socket.end());
    };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest({socketPath, path: paths.recording}, resolve).on('error', reject).end();
    });
    await assert.rejects(async () => {
      for await (const part of response) witness('answers', String(part));
    });
    server.closeAllConnections();
    server.close();
  });
});

canaryIsNowhere();
