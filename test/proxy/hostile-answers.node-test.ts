/**
 * Answers of a vendor that is broken, or hostile: the page gets a small error, and the proxy answers the next question.
 */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {ServerResponse} from 'node:http';
import {createServer, type AddressInfo} from 'node:net';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {constants, createGzip, gzipSync} from 'node:zlib';
import type {Asked} from '../../src/proxy/index.js';
import {
  canary,
  canaryIsNowhere,
  front,
  get,
  paths,
  pending,
  sendJson,
  sendText,
  stillAnswers,
  startVendor,
} from './support.js';

const vendor = await startVendor();
const proxy = await front({baseUrl: vendor.url, timeoutMs: 60_000});
beforeEach(() => {
  vendor.seen = [];
});
afterEach(() => stillAnswers(proxy, vendor));
const mebi = 1024 * 1024;
const json = {'content-type': 'application/json'};
/** Asks the list, and expects an error of the proxy's own with nothing else in it. */
const refused = async (status: number, code: string, at = proxy) => {
  const got = await get(at.url + paths.list);
  assert.deepEqual([got.status, got.code, got.headers.get('content-type')], [status, code, 'application/json']);
  const {error, ...others} = JSON.parse(got.body) as {error: Record<string, unknown>};
  assert.deepEqual([Object.keys(error), others], [['code', 'message'], {}]);
  return got;
};
/** Writes as fast as it is read, for as long as somebody reads. */
const flood = (response: ServerResponse, chunk: Uint8Array) => {
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
  return new Promise<void>((resolve) => {
    response.on('close', resolve);
  });
};

describe('an answer of more than 16 MiB', () => {
  it('that says so is refused before it is read', async () => {
    // The rest never comes: whoever waited for it would find a time-out.
    vendor.answer = (_, response) => {
      response.writeHead(200, {...json, 'content-length': String(17 * mebi)}).write('[');
    };
    await refused(502, 'upstream-too-large');
  });

  it('that comes in chunks without an end is given up, and so is the vendor’s sending', {timeout: 20_000}, async () => {
    let over: Promise<void> | undefined;
    vendor.answer = (_, response) => {
      over = flood(response.writeHead(200, json), Buffer.alloc(mebi, ' '));
    };
    await refused(502, 'upstream-too-large');
    await over;
  });

  it(
    'that is small but unpacks to more is given up: 50 MB of blanks, and a flood without an end',
    {timeout: 20_000},
    async () => {
      const packed = gzipSync(Buffer.alloc(50_000_000, ' '));
      assert.ok(packed.length < 60_000);
      const gzip = {...json, 'content-encoding': 'gzip'};
      vendor.answer = (_, response) => {
        response.writeHead(200, {...gzip, 'content-length': String(packed.length)}).end(packed);
      };
      await refused(502, 'upstream-too-large');
      let over: Promise<unknown> | undefined;
      vendor.answer = (_, response) => {
        const packing = createGzip({level: constants.Z_BEST_SPEED});
        packing.pipe(response.writeHead(200, gzip));
        const more = () => {
          while (!response.destroyed && packing.write(Buffer.alloc(mebi)));
        };
        packing.on('drain', more);
        more();
        over = new Promise((resolve) => {
          response.on('close', resolve);
        });
      };
      await refused(502, 'upstream-too-large');
      await over;
    },
  );

  it('is none at 15 MiB', async () => {
    const body = JSON.stringify({text: 'x'.repeat(15 * mebi)});
    vendor.answer = (_, response) => sendText(response, body);
    const got = await get(proxy.url + paths.list);
    assert.deepEqual([got.status, got.body.length], [200, body.length]);
  });
});

describe('an answer that is no JSON', () => {
  const bodies: readonly (readonly [name: string, body: string | Uint8Array])[] = [
    ['HTML with the type of JSON', `<!doctype html><script>alert(1)</script>${canary}`],
    ['cut off', '{"success":true,"data":{"callSessions":[{"id":"ca'],
    ['empty', ''],
    ['followed by something', '{} <script>'],
    ['NaN', '{"a":NaN}'],
    ['with comments', '/* */{}'],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['a prefix against reading', ")]}'\n{}"],
    ['a call of a function', 'callback({})'],
  ];
  for (const [name, body] of bodies) {
    it(`(${name}) is refused, and nothing of it passes`, async () => {
      vendor.answer = (_, response) => sendText(response, body);
      assert.doesNotMatch((await refused(502, 'upstream-not-json')).body, /script|alert/);
    });
  }

  it('(packed wrongly) is refused', async () => {
    for (const encoding of ['gzip', 'br', 'deflate']) {
      vendor.answer = (_, response) => {
        response.writeHead(200, {...json, 'content-encoding': encoding}).end('{"no":"packing"}');
      };
      const {status, code} = await get(proxy.url + paths.list);
      assert.deepEqual(
        [status, code === 'upstream-broken' || code === 'upstream-not-json'],
        [502, true],
        `${encoding} ${code}`,
      );
    }
  });
});

describe('an answer whose end nothing tells but the connection’s', () => {
  it('is refused where it was cut', async () => {
    const whole = '{"success":true,"data":{"callSessions":[{"id":"a"}]}}';
    for (const [body, status] of [
      [whole.slice(0, -3), 502],
      [whole, 200],
    ] as const) {
      const cutting = createServer((socket) => {
        const answer = `HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n${body}`;
        socket.on('error', () => undefined).once('data', () => socket.end(answer));
      }).listen(0, '127.0.0.1');
      await once(cutting, 'listening');
      const at = await front({baseUrl: `http://127.0.0.1:${(cutting.address() as AddressInfo).port}`});
      const got = await get(at.url + paths.list);
      cutting.close();
      assert.equal(got.status, status, got.body);
    }
  });
});

describe('an answer that cannot be unpacked', () => {
  it('is refused, and its connection ends though the vendor goes on', {timeout: 10_000}, async () => {
    const closed = pending<undefined>();
    vendor.answer = (request, response) => {
      request.socket.once('close', () => closed.resolve(undefined));
      response
        .writeHead(200, {...json, 'content-encoding': 'gzip'})
        .write('this is no gzip, and there is more to come');
    };
    await refused(502, 'upstream-broken');
    await closed.promise;
  });
});

describe('an answer with the proxy’s own key in it', () => {
  it('is refused', async () => {
    for (const body of [{headers: {'x-api-key': canary}}, {[canary]: 1}, [canary], `Bearer ${canary}`]) {
      vendor.answer = (_, response) => sendText(response, JSON.stringify(body));
      await refused(502, 'upstream-told-key');
    }
  });

  it('is refused where letters of it are written as escapes', async () => {
    const escaped = (text: string) => text.replace(/[a-f]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
    for (const body of [`{"a":"${escaped(canary)}"}`, `{"${escaped(canary)}":"said \\"hello\\""}`]) {
      vendor.answer = (_, response) => sendText(response, body);
      await refused(502, 'upstream-told-key');
    }
    const odd = 'a/key"with\\everything';
    const at = await front({
      baseUrl: vendor.url,
      credentials: odd,
      fetch: (url, init) => {
        const headers = new Headers(init.headers);
        headers.set('x-api-key', canary);
        return fetch(url, {...init, headers});
      },
    });
    for (const body of [JSON.stringify([odd]), JSON.stringify([odd]).replace('/', '\\/')]) {
      vendor.answer = (_, response) => sendText(response, body);
      await refused(502, 'upstream-told-key', at);
    }
  });

  it('is refused in every spelling in which servers repeat what they were sent', async () => {
    const every = (text: string) => text.replace(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    const spelt = (key: string): readonly string[] => {
      const base64 = (text: string) => Buffer.from(text).toString('base64');
      const hex = Buffer.from(key).toString('hex');
      const around = ['', 'k', 'X-', 'Key: ', 'user:'].flatMap((before) =>
        ['', '.', '"}'].map((after) => base64(before + key + after)),
      );
      return [
        ...around,
        ...around.map((text) => text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
        ...around.map(encodeURIComponent),
        hex,
        hex.toUpperCase(),
        encodeURIComponent(key),
        every(key),
        encodeURIComponent(every(key)),
        `${key[0]}${every(key.slice(1))}`,
        JSON.stringify({key}),
        JSON.stringify(JSON.stringify({key})),
        JSON.stringify([JSON.stringify([JSON.stringify({key})])]),
        JSON.stringify({key}).replaceAll('/', '\\/'),
        JSON.stringify([around[3]]).replaceAll('/', '\\/'),
        `{"key":"${key.replace(/[a-f]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`)}"}`,
      ];
    };
    for (const odd of ['sk-odd-0123456789abcdef/+XYZ', '?>?>?>/~/~', 'a"key\\with/everything%41', canary]) {
      const at = await front({
        baseUrl: vendor.url,
        credentials: odd,
        fetch: (url, init) => {
          const headers = new Headers(init.headers);
          headers.set('x-api-key', canary);
          return fetch(url, {...init, headers});
        },
      });
      for (const text of spelt(odd)) {
        for (const body of [JSON.stringify({echo: text}), JSON.stringify({echo: text}).replaceAll('/', '\\/')]) {
          vendor.answer = (_, response) => sendText(response, body);
          const {status, code} = await get(at.url + paths.list);
          assert.deepEqual([status, code], [502, 'upstream-told-key'], body);
        }
      }
      for (const text of [
        '20% of it',
        '%41%zz%',
        'C:\\\\temp\\u0041',
        Buffer.from('another text, of no key').toString('base64'),
        odd.slice(0, -2),
      ]) {
        const body = JSON.stringify({said: text});
        vendor.answer = (_, response) => sendText(response, body);
        assert.deepEqual(JSON.parse((await get(at.url + paths.list)).body), {said: text});
      }
    }
  });

  it('is looked for as fast in an answer that is made of escapes', {timeout: 20_000}, async () => {
    for (const piece of ['%25', '\\\\', '\\u005c', '%2', 'u00']) {
      const body = `{"a":"${piece.repeat(1_500_000)}"}`;
      vendor.answer = (_, response) => sendText(response, body);
      assert.equal((await get(proxy.url + paths.list)).status, 200, piece);
    }
  });

  it('has it in no header of a recording', async () => {
    const headers = {'content-type': `audio/wav; x=${canary}`, etag: `"${canary}"`};
    vendor.answer = (_, response) => {
      response.writeHead(200, headers).end('RIFF');
    };
    const got = await get(proxy.url + paths.recording);
    assert.deepEqual([got.status, got.headers.get('content-type'), got.headers.get('etag')], [200, 'audio/wav', null]);
  });
});

/** How deep a JSON text without brackets in its strings is nested. */
const levelsOf = (json: string): number => {
  let [level, most] = [0, 0];
  for (const letter of json) {
    if ('[{'.includes(letter)) most = Math.max(most, ++level);
    else if (']}'.includes(letter)) level--;
  }
  return most;
};

describe('JSON nested in 5,000 levels', () => {
  const deep = (open: string, close: string) => open.repeat(5000) + close.repeat(5000);
  const objects = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
  const bodies = [
    deep('[', ']'),
    objects,
    `{"success":true,"data":{"callSessions":[{"id":"call-1","metadata":${deep('[', ']')}}]}}`,
    `{"success":true,"data":{"id":"call-1","agent_id":"a","transcripts":${deep('[', ']')},"metadata":${objects}}}`,
    `{"success":true,"calls":[],"data":${deep('[', ']')}}`,
    `{"url":${deep('[', ']')}}`,
  ];
  it('is cut or refused, or passes untouched where nothing has to be read, and does not end the process', async () => {
    const proxies = await Promise.all(
      [
        {},
        {redact: ['cost']},
        {authorize: () => ({within: () => true})},
        {authorize: (_: Request, {name}: Asked) => name === 'list' || {contact: 'contact-1'}},
        {maxAge: 9},
        {tickets: 'a secret of more than thirty-two bytes'},
      ].map((options) => front({baseUrl: vendor.url, ...options})),
    );
    for (const at of proxies) {
      for (const body of bodies) {
        vendor.answer = (_, response) => sendText(response, body);
        for (const path of Object.values(paths)) {
          const {status, code, body: got} = await get(at.url + path);
          const refused = status >= 400 && code !== undefined && code !== 'internal';
          const isCut = got.includes('"…"') && levelsOf(got) <= 64;
          assert.ok(
            refused || (status === 200 && (got === body || isCut)),
            `${path} ${status} ${code} ${body.slice(0, 60)}`,
          );
        }
      }
      await stillAnswers(at, vendor);
    }
  });

  it('passes in 50', async () => {
    const body = `{"a":${'['.repeat(50)}${']'.repeat(50)}}`;
    vendor.answer = (_, response) => sendText(response, body);
    assert.equal((await get(proxy.url + paths.list)).body, body);
  });
});

describe('a status', () => {
  it('that a browser takes for its own proxy’s is not passed on', async () => {
    vendor.answer = (_, response) => sendJson(response, {}, 407);
    await refused(502, 'upstream-refused');
  });

  it('of a range that cannot be had says so in figures alone', async () => {
    for (const [range, passed] of [
      [`bytes */${canary}`, null],
      ['bytes */1000', 'bytes */1000'],
    ] as const) {
      vendor.answer = (_, response) => {
        response.writeHead(416, {...json, 'content-range': range}).end('{}');
      };
      for (const path of [paths.list, paths.recording]) {
        assert.equal((await get(proxy.url + path)).headers.get('content-range'), passed, path);
      }
    }
  });
});

describe('a connection', () => {
  it('that is reset before the answer is tried once more, and then told of', async () => {
    vendor.answer = (request) => {
      request.socket.resetAndDestroy();
    };
    await refused(502, 'upstream-unreachable');
    assert.equal(vendor.seen.length, 2);
  });

  it('that is reset in the middle of one is told of, and no part passes', async () => {
    for (const headers of [{...json, 'content-length': '99'}, json]) {
      vendor.answer = (request, response) => {
        response.writeHead(200, headers).write('{"success":true', () => request.socket.resetAndDestroy());
      };
      assert.doesNotMatch((await refused(502, 'upstream-broken')).body, /success/);
    }
  });

  it('that ends short of the length it gave is told of', async () => {
    vendor.answer = ({socket}, response) => {
      response.writeHead(200, {...json, 'content-length': '99'}).write('{}', () => socket.end());
    };
    await refused(502, 'upstream-broken');
  });

  it('that answers with no HTTP is told of', async () => {
    vendor.answer = (request) => {
      request.socket.end(`SSH-2.0 ${canary}\r\n\r\n`);
    };
    await refused(502, 'upstream-unreachable');
  });

  it('that stays silent, or stops in the middle, is 504 within the time-out', async () => {
    const impatient = await front({baseUrl: vendor.url, timeoutMs: 150});
    for (const [name, answer] of Object.entries<typeof vendor.answer>({
      silent: () => undefined,
      stopping: (_, response) => {
        response.writeHead(200, json).write('{"success":true');
      },
    })) {
      vendor.answer = answer;
      const began = performance.now();
      await refused(504, 'upstream-timeout', impatient);
      assert.ok(performance.now() - began < 1500, name);
    }
  });
});

describe('a vendor that asks to wait', () => {
  it('says so in seconds or by a date; in its own words, it is not passed on', async () => {
    for (const words of [`key ${canary}`, 'Error in db table users x', 'Mon, soon', '-1', '1 2']) {
      vendor.answer = (_, response) => {
        response.writeHead(503, {...json, 'retry-after': words}).end('{}');
      };
      assert.equal((await get(proxy.url + paths.list)).headers.get('retry-after'), null, words);
    }
  });

  for (const status of [429, 503]) {
    it(`with ${status} and Retry-After is not asked again, and the page is told when to come back`, async () => {
      vendor.answer = (_, response) => {
        response.writeHead(status, {...json, 'retry-after': '7'}).end('{}');
      };
      assert.equal((await get(proxy.url + paths.list)).headers.get('retry-after'), '7');
      assert.equal(vendor.seen.length, 1);
    });
  }

  it('in words of its own is not quoted', async () => {
    for (const words of ['soon', `7; ${canary}`, '-1', 'Fri, 20 Nov 2026 10:00:00 GMT; and more']) {
      vendor.answer = (_, response) => {
        response.writeHead(429, {...json, 'retry-after': words}).end('{}');
      };
      assert.equal((await get(proxy.url + paths.list)).headers.get('retry-after'), null, words);
    }
    const date = 'Fri, 20 Nov 2026 10:00:00 GMT';
    vendor.answer = (_, response) => {
      response.writeHead(429, {...json, 'retry-after': date}).end('{}');
    };
    assert.equal((await get(proxy.url + paths.list)).headers.get('retry-after'), date);
  });

  it('by failing is asked twice as much no longer than the budget lasts', async () => {
    const at = await front({baseUrl: vendor.url});
    vendor.answer = (_, response) => sendText(response, '{}', 503);
    for (let asked = 0; asked < 100; asked++) await get(at.url + paths.list);
    // Ten at once, and one for each ten questions.
    assert.ok(vendor.seen.length > 110 && vendor.seen.length <= 120, `${vendor.seen.length} for 100`);
  });
});

canaryIsNowhere();
