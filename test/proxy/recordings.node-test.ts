/**
 * Recordings by call id: played with ranges, and fetched from where they are stored without the key, from nowhere else.
 */
import assert from 'node:assert/strict';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {beforeEach, describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {storageAddress as mayAsk} from '../../src/proxy/recording-hosts.js';
import {
  canary,
  canaryIsNowhere,
  front,
  get,
  paths,
  sendJson,
  sendText,
  serve,
  startVendor,
  type Seen,
} from './support.js';

const audio = 'RIFF0123456789';
/** Serves the audio as storage does. */
const play = ({method, headers}: IncomingMessage, response: ServerResponse) => {
  const sent = {'content-type': 'audio/wav', 'accept-ranges': 'bytes', etag: '"e"'};
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const end = to === '' ? audio.length - 1 : Math.min(Number(to), audio.length - 1);
  if (Number(from) >= audio.length)
    response.writeHead(416, {'content-range': `bytes */${audio.length}`}).end('<Error>internal</Error>');
  else if (from === '') {
    response
      .writeHead(200, {...sent, 'content-length': String(audio.length)})
      .end(method === 'HEAD' ? undefined : audio);
  } else {
    const part = audio.slice(Number(from), end + 1);
    response.writeHead(206, {
      ...sent,
      'content-range': `bytes ${from}-${end}/${audio.length}`,
      'content-length': String(part.length),
    });
    response.end(method === 'HEAD' ? undefined : part);
  }
};

const vendor = await startVendor();
let stored: Seen[] = [];
let storageAnswers: typeof vendor.answer = play;
const storage = await serve((request, response) => {
  const {method = '', url = '', headers, rawHeaders} = request;
  stored.push({method, url, headers, rawHeaders});
  storageAnswers(request, response);
});
const fetched: string[] = [];
/** Storage lives at https addresses; here they are a server of this machine, and nothing else is. */
const proxy = await front({
  baseUrl: vendor.url,
  recordingHosts: ['storage.example', '*.bucket.example'],
  fetch: (url, init) => {
    fetched.push(url);
    return fetch(url.replace(/^https:\/\/(storage\.example|[\w-]+\.bucket\.example)(?=\/)/, storage), init);
  },
});
const recording = proxy.url + paths.recording;
const presigned = 'https://storage.example/rec/call-1.wav?X-Signature=s%2Fs&n=1';
const redirecting =
  (location: string, status = 302): typeof vendor.answer =>
  (_, response) => {
    response.writeHead(status, {location, 'content-type': 'text/html', 'set-cookie': 'a=b'}).end('<a href>moved</a>');
  };
beforeEach(() => {
  vendor.seen = [];
  stored = [];
  fetched.length = 0;
  vendor.answer = play;
  storageAnswers = play;
});

const ways: readonly (readonly [name: string, answer: typeof vendor.answer])[] = [
  ['the audio itself', play],
  ['a redirect to storage', redirecting(presigned)],
  ['a redirect of 307', redirecting(presigned, 307)],
  [
    'JSON with a fresh address',
    (_, response) => sendJson(response, {success: true, data: {url: presigned, expires_in: 300}}),
  ],
  ['JSON with a recording_url', (_, response) => sendJson(response, {recording_url: presigned})],
];

for (const [name, answer] of ways) {
  describe(`a recording whose vendor answers with ${name}`, () => {
    beforeEach(() => {
      vendor.answer = answer;
    });

    it('plays, whole and in parts', async () => {
      const whole = await get(recording);
      assert.deepEqual(
        [
          whole.status,
          whole.body,
          whole.headers.get('content-type'),
          whole.headers.get('content-length'),
          whole.headers.get('accept-ranges'),
        ],
        [200, audio, 'audio/wav', '14', 'bytes'],
      );
      for (const [range, body, place] of [
        ['bytes=4-7', '0123', '4-7/14'],
        ['bytes=10-', '6789', '10-13/14'],
        ['bytes=0-999', audio, '0-13/14'],
      ] as const) {
        const part = await get(recording, {headers: {range}});
        assert.deepEqual(
          [part.status, part.body, part.headers.get('content-range'), part.headers.get('content-length')],
          [206, body, `bytes ${place}`, String(body.length)],
        );
      }
      const beyond = await get(recording, {headers: {range: 'bytes=99-'}});
      assert.deepEqual(
        [beyond.status, beyond.headers.get('content-range'), beyond.body.includes('internal')],
        [416, 'bytes */14', false],
      );
    });

    it('answers HEAD with the length and no body', async () => {
      const head = await get(recording, {method: 'HEAD'});
      assert.deepEqual(
        [head.status, head.body, head.headers.get('content-length'), head.headers.get('accept-ranges')],
        [200, '', '14', 'bytes'],
      );
    });

    it('keeps the key from storage, and the address from the page', async () => {
      const {headers, body} = await get(recording, {
        headers: {cookie: 'a=b', authorization: 'Bearer page', range: 'bytes=0-'},
      });
      for (const {rawHeaders} of stored)
        assert.doesNotMatch(rawHeaders.join('\n'), /x-api-key|canary|cookie|bearer|referer/i);
      assert.doesNotMatch(JSON.stringify([...headers]) + body, /storage\.example|signature|set-cookie|127\.0\.0\.1/i);
      assert.equal(stored.length, answer === play ? 0 : 1);
      for (const {url} of stored) assert.equal(url, '/rec/call-1.wav?X-Signature=s%2Fs&n=1');
    });
  });
}

describe('HEAD for a recording', () => {
  const refusingHead =
    (status: number): typeof vendor.answer =>
    (request, response) => {
      if (request.method === 'HEAD') sendText(response, '', status);
      else play(request, response);
    };

  it('that the vendor or storage does not take is asked by GET', async () => {
    for (const status of [405, 501]) {
      vendor.answer = refusingHead(status);
      const head = await get(recording, {method: 'HEAD'});
      assert.deepEqual([head.status, head.body, head.headers.get('content-length')], [200, '', '14'], `${status}`);
    }
    vendor.answer = redirecting(presigned);
    for (const status of [403, 405]) {
      // An address that is signed for GET is refused to HEAD as if it were forged.
      storageAnswers = refusingHead(status);
      const head = await get(recording, {method: 'HEAD'});
      assert.deepEqual(
        [head.status, head.body, head.headers.get('content-length')],
        [200, '', '14'],
        `storage ${status}`,
      );
    }
  });
});

describe('a recording elsewhere', () => {
  const places = [
    'http://storage.example/x',
    'https://storage.example:8443/x',
    'https://evil.example/x',
    'https://storage.example.evil.example/x',
    'https://evilstorage.example/x',
    'https://bucket.example/x',
    'https://evilbucket.example/x',
    'https://user:pw@storage.example/x',
    'https://storage.example@evil.example/x',
    '//evil.example/x',
    '/api/v1/calling/call-sessions',
    'x',
    '',
    '#',
    '?x',
    'https://storage.example./x',
    'https://localhost/x',
    'https://127.0.0.1/x',
    'https://127.1/x',
    'https://2130706433/x',
    'https://0x7f000001/x',
    'https://0177.0.0.1/x',
    'https://0/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[fd00::1]/x',
    'https://10.0.0.1/x',
    'https://192.168.1.1/x',
    'https://172.16.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://metadata.google.internal/x',
    'https://intranet/x',
    'https://printer.local/x',
    'https://8.8.8.8/x',
    'https://１２７.0.0.1/x',
    'https://a.localhost/x',
    'file:///etc/passwd',
    'ftp://storage.example/x',
    'data:audio/wav;base64,AAAA',
    'javascript:alert(1)',
    'blob:x',
  ];
  for (const place of places) {
    it(`(${place || 'nowhere'}) is not fetched`, async () => {
      for (const answer of [
        redirecting(encodeURI(place)),
        (_: IncomingMessage, response: ServerResponse) => sendJson(response, {url: place}),
      ]) {
        vendor.answer = answer;
        fetched.length = 0;
        const {status, code, headers} = await get(recording);
        assert.deepEqual([status, code, headers.get('location')], [502, 'recording-elsewhere', null]);
        assert.deepEqual([fetched.length, stored], [1, []]);
      }
    });
  }

  it('is not fetched on the word of storage either, which was asked without the key', async () => {
    for (const place of [
      'https://evil.example/x',
      'https://169.254.169.254/',
      'http://storage.example/x',
      `${vendor.url}${paths.list}`,
    ]) {
      vendor.answer = redirecting(presigned);
      storageAnswers = redirecting(place);
      fetched.length = 0;
      assert.equal((await get(recording)).code, 'recording-elsewhere');
      assert.equal(fetched.length, 2, place);
    }
  });

  it('that goes round in circles ends after three hops', async () => {
    vendor.answer = redirecting(presigned);
    storageAnswers = redirecting('/rec/again');
    assert.equal((await get(recording)).code, 'recording-elsewhere');
    assert.deepEqual(
      stored.map(({url}) => url.split('?')[0]),
      ['/rec/call-1.wav', '/rec/again', '/rec/again'],
    );
  });

  it('is never an IP address or a machine of one’s own, even where the list would have it', async () => {
    for (const [host, place] of [
      ['10.0.0.1', 'https://10.0.0.1/x'],
      ['*.0.0.1', 'https://127.0.0.1/x'],
      ['files.internal', 'https://files.internal/x'],
    ] as const) {
      await assert.rejects(front({baseUrl: vendor.url, recordingHosts: [host]}), {
        name: 'TypeError',
        message: /public name/,
      });
      assert.equal(mayAsk([host], place, vendor.url), undefined);
    }
  });

  it('is not fetched where the address would tell the key, in any spelling', async () => {
    const base64 = Buffer.from(canary).toString('base64url');
    for (const place of [
      `https://storage.example/${canary}`,
      `https://storage.example/x?key=${canary}`,
      `https://storage.example/x#${canary}`,
      `https://${canary}.bucket.example/x`,
      `https://storage.example/${base64}`,
      `https://storage.example/${Buffer.from(canary).toString('hex')}`,
      `https://storage.example/${canary.replaceAll('-', '%2D')}`,
      `https://storage.example/${canary.replaceAll('-', '%252d')}`,
      `https://storage.example/${canary.toUpperCase()}`,
    ]) {
      for (const answer of [
        redirecting(place),
        (_: IncomingMessage, response: ServerResponse) => sendJson(response, {url: place}),
      ]) {
        vendor.answer = answer;
        fetched.length = 0;
        assert.deepEqual(
          [(await get(recording)).code, fetched.length, stored.length],
          ['upstream-told-key', 1, 0],
          place,
        );
      }
      // And on the word of storage.
      vendor.answer = redirecting(presigned);
      storageAnswers = redirecting(place);
      assert.deepEqual([(await get(recording)).code, stored.length], ['upstream-told-key', 1], place);
      stored = [];
    }
  });

  it('on a host below one of the list is fetched', async () => {
    vendor.answer = redirecting('https://eu-1.bucket.example/x');
    assert.equal((await get(recording)).body, audio);
  });
});

describe('a part of a recording', () => {
  const wav = {'content-type': 'audio/wav'};
  const answering =
    (headers: Record<string, string>, body = audio.slice(0, 4), status = 206): typeof vendor.answer =>
    (_, response) => {
      response.writeHead(status, {...wav, ...headers}).end(body);
    };
  const part = (range: string) => get(recording, {headers: {range}});

  it('passes where it says which it is, and it is what was asked for, or the beginning of that', async () => {
    for (const [range, place, body] of [
      ['bytes=0-3', 'bytes 0-3/14', 'RIFF'],
      ['bytes=0-3', 'bytes 0-3/*', 'RIFF'],
      ['bytes=0-', 'bytes 0-3/14', 'RIFF'],
      ['bytes=0-9', 'bytes 0-3/14', 'RIFF'],
      ['bytes=-4', 'bytes 10-13/14', '6789'],
      ['bytes=-99', 'bytes 0-13/14', audio],
      ['bytes=-4', 'bytes 10-13/*', '6789'],
      ['Bytes=2-5', 'bytes 2-5/14', 'FF01'],
    ] as const) {
      vendor.answer = answering({'content-range': place, 'content-length': String(body.length)}, body);
      const got = await part(range);
      assert.deepEqual(
        [got.status, got.headers.get('content-range'), got.body],
        [206, place, body],
        `${range} ${place}`,
      );
    }
  });

  it('that is another, says nothing of it or something else, or is of another length, does not pass', async () => {
    for (const [range, place] of [
      ['bytes=0-3', ''],
      ['bytes=0-3', 'bytes 0-3/14 <script>'],
      ['bytes=0-3', '0-3/14'],
      ['bytes=0-3', 'items 0-3/14'],
      ['bytes=0-3', 'bytes */14'],
      ['bytes=0-3', 'bytes 0-3'],
      ['bytes=0-3', 'bytes 4-7/14'],
      ['bytes=0-3', 'bytes 3-0/14'],
      ['bytes=0-3', 'bytes 0-3/3'],
      ['bytes=0-3', 'bytes 0-4/14'],
      ['bytes=0-3', 'bytes 0-2/14'],
      ['bytes=0-2', 'bytes 0-3/14'],
      ['bytes=4-', 'bytes 0-3/14'],
      ['bytes=-4', 'bytes 0-3/14'],
      ['bytes=-3', 'bytes 10-13/14'],
      ['bytes=0-3', 'bytes 0-3/14, bytes 4-7/14'],
      ['bytes=0-3', 'bytes 0-9999999999999999/*'],
    ] as const) {
      vendor.answer = answering({...(place && {'content-range': place}), 'content-length': '4'});
      const {status, code, headers} = await part(range);
      assert.deepEqual(
        [status, code, headers.get('content-range')],
        [502, 'recording-wrong-part', null],
        `${range} ${place}`,
      );
    }
  });

  it('that nobody asked for does not pass', async () => {
    vendor.answer = answering({'content-range': 'bytes 0-3/14', 'content-length': '4'});
    assert.equal((await get(recording)).code, 'recording-wrong-part');
  });

  it('that is packed does not pass: it is longer than it says', async () => {
    const packed = gzipSync('A'.repeat(1000));
    vendor.answer = (_, response) => {
      const headers = {
        ...wav,
        'content-encoding': 'gzip',
        'content-range': 'bytes 0-99/100',
        'content-length': String(packed.length),
      };
      response.writeHead(206, headers).end(packed);
    };
    assert.equal((await part('bytes=0-99')).code, 'recording-packed');
  });

  it('is one: where several are asked for, or what is no range, the whole comes', async () => {
    for (const range of [
      'bytes=0-1,4-5',
      'bytes=0-1, 4-5',
      'bytes=-2,0-1',
      'items=0-1',
      'bytes=5-2',
      'bytes=-0',
      'bytes=-',
      'bytes',
      'bytes=a-b',
      'bytes=0-1;x',
      `bytes=${'9'.repeat(30)}-`,
    ]) {
      for (const answer of [play, redirecting(presigned)]) {
        vendor.answer = answer;
        vendor.seen = stored = [];
        const {status, body} = await get(recording, {headers: {range, 'if-range': '"e"'}});
        assert.deepEqual([status, body], [200, audio], range);
        for (const {headers} of [...vendor.seen, ...stored])
          assert.deepEqual([headers.range, headers['if-range']], [undefined, undefined]);
      }
    }
  });
});

describe('the headers of a recording', () => {
  it('say what they may, or nothing of it', async () => {
    for (const [name, right, wrong] of [
      ['accept-ranges', ['bytes', 'none'], ['<script>', 'bytes, <x>', 'Error at 10.0.0.7']],
      [
        'etag',
        ['"e"', 'W/"e-1"', '""', '"a/b+c=:1"'],
        ['e', '"a" x', 'W/e', '"a"b"', '"a b"', `"${'x'.repeat(500)}"`, '"\xe9"', "'e'"],
      ],
      ['content-range', [], ['bytes 0-3/14', 'bytes */14', 'anything']],
    ] as const) {
      for (const value of [...right, ...wrong]) {
        vendor.answer = (_, response) => {
          response.writeHead(200, {'content-type': 'audio/wav', [name]: value}).end('RIFF');
        };
        const {status, headers} = await get(recording);
        const expected = (right as readonly string[]).includes(value) ? value : null;
        assert.deepEqual([status, headers.get(name)], [200, expected], `${name}: ${value}`);
      }
    }
  });

  it('of one that has not changed are about nothing but that', async () => {
    const sent = {'content-type': 'text/html; x=<script>', etag: '"e"', 'content-range': 'bytes 0-1/2'};
    vendor.answer = (_, response) => {
      response.writeHead(304, sent).end();
    };
    const {status, headers} = await get(recording, {headers: {'if-none-match': '"e"'}});
    assert.deepEqual(
      [status, headers.get('etag'), headers.get('content-type'), headers.get('content-range')],
      [304, '"e"', null, null],
    );
  });

  it('of a range beyond the end say how long it is, in figures alone', async () => {
    for (const [place, passed] of [
      ['bytes */14', 'bytes */14'],
      ['bytes */14 at 10.0.0.7', null],
      ['bytes 0-1/14', null],
      ['x */14', null],
    ] as const) {
      vendor.answer = (_, response) => {
        response.writeHead(416, {'content-range': place}).end();
      };
      const {status, headers} = await get(recording, {headers: {range: 'bytes=99-'}});
      assert.deepEqual([status, headers.get('content-range')], [416, passed], place);
    }
  });
});

describe('a recording that is long in coming', () => {
  it('is 504, wherever on its way it stops: at the vendor, in a hint, at storage', async () => {
    const impatient = await front({
      baseUrl: vendor.url,
      timeoutMs: 150,
      recordingHosts: ['storage.example'],
      fetch: (url, init) => fetch(url.replace('https://storage.example', storage), init),
    });
    const silent = () => undefined;
    const stopping: typeof vendor.answer = (_, response) => {
      response.writeHead(200, {'content-type': 'application/json'}).write('{"url":');
    };
    for (const [first, then] of [
      [silent, play],
      [redirecting(presigned), silent],
      [stopping, play],
    ] as const) {
      vendor.answer = first;
      storageAnswers = then;
      const {status, code} = await get(impatient.url + paths.recording);
      assert.deepEqual([status, code], [504, 'upstream-timeout']);
    }
  });
});

describe('a recording at the end of a long way', () => {
  it('has one time-out for all of it, not one for each address', async () => {
    const impatient = await front({
      baseUrl: vendor.url,
      timeoutMs: 500,
      recordingHosts: ['storage.example'],
      fetch: (url, init) => fetch(url.replace('https://storage.example', storage), init),
    });
    vendor.answer = (request, response) => {
      setTimeout(() => redirecting(presigned)(request, response), 300);
    };
    storageAnswers = (request, response) => {
      setTimeout(() => play(request, response), 300);
    };
    const {status, code} = await get(impatient.url + paths.recording);
    assert.deepEqual([status, code], [504, 'upstream-timeout']);
  });
});

describe('what storage sends', () => {
  beforeEach(() => {
    vendor.answer = redirecting(presigned);
  });

  it('is audio, or does not pass', async () => {
    for (const type of [
      'text/html',
      'image/svg+xml',
      'application/xml',
      'application/javascript',
      'text/plain',
      'audio',
      '',
    ]) {
      storageAnswers = (_, response) => sendText(response, '<script>alert(1)</script>', 200, type);
      const {status, code, body} = await get(recording);
      assert.deepEqual([status, code, body.includes('script')], [502, 'recording-not-audio', false], type);
    }
  });

  it('is all of it, or the part that was asked for', async () => {
    for (const status of [204, 205, 202]) {
      storageAnswers = (_, response) => {
        response.writeHead(status, {'content-type': 'audio/wav'}).end();
      };
      const {status: got, code} = await get(recording);
      assert.deepEqual([got, code], [502, 'recording-not-audio'], `${status}`);
    }
  });

  it('that is an error does not pass with its text', async () => {
    for (const status of [401, 403, 404, 410, 500, 503]) {
      storageAnswers = (_, response) =>
        sendText(response, '<Error><Key>internal</Key></Error>', status, 'application/xml');
      const got = await get(recording);
      assert.equal(got.status, status === 401 ? 502 : status);
      assert.doesNotMatch(got.body, /internal/);
    }
  });

  it('that says in JSON where else it is, for ever or in a book’s length, is given up', async () => {
    storageAnswers = (_, response) => sendJson(response, {url: presigned});
    assert.equal((await get(recording)).code, 'recording-elsewhere');
    storageAnswers = (_, response) => sendJson(response, {filler: 'x'.repeat(100_000), url: presigned});
    assert.equal((await get(recording)).code, 'recording-elsewhere');
  });
});

canaryIsNowhere();
