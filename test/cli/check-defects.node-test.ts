/** What the check says of proxies with one defect each, over real sockets. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {listen} from '../../demo/server/api.js';
import type {Defect} from './check-support.js';
import {
  always,
  asking,
  checked,
  everything,
  good,
  html,
  isRecording,
  json,
  key,
  letting,
  list,
  mock,
  names,
  page,
  path,
  rewriting,
  run,
  says,
  token,
  when,
  withHeaders,
} from './check-support.js';

/** Asks the vendor for whatever it is asked for, with the key. */
const vendors: Defect = ({method, url}) =>
  fetch(mock.url + new URL(url).pathname.slice('/agni'.length), {method, headers: {'x-api-key': key}});

const isList = (request: Request) => request.method === 'GET' && path(request).endsWith(list);
const isCall = (request: Request) => path(request).includes('-detail/');
/** What the proxy says of a call it does not know. */
const unknown = /"message":"The call service could not find this."/g;

/** The path as a server has it that decodes and tidies up before it looks for a route. */
const tidied: Defect = (request, answer) =>
  answer(new Request(new URL(decodeURIComponent(path(request)) + new URL(request.url).search, request.url), request));

describe('a proxy with one defect fails one probe:', {concurrency: 4}, () => {
  const defects: readonly (readonly [what: string, defect: Defect, probe: string, advice: RegExp])[] = [
    ['its list is a page', when(isList, says(200, '<p>Sign in</p>', html)), 'route list', /text\/html, not JSON/],
    ['its list is no JSON', when(isList, says(200, '{"success":tr', json)), 'route list', /invalid or incomplete JSON/],
    ['its list is of another shape', when(isList, says(200, '{"rows":[]}', json)), 'route list', /another shape/],
    [
      'it redirects',
      when((one) => /\/contacts\/[^/]+\/calls$/.test(path(one)), says(307, '', {location: '/x'})),
      'route contact',
      /very address/,
    ],
    [
      'it drops the query',
      when(
        (one) => path(one).endsWith('/phone-history'),
        (request, answer) => answer(new Request(request.url.replace(/phone=[^&]+/, 'phone=%2B14155550123'), request)),
      ),
      'route phone',
      /pass the query on/,
    ],
    [
      'it has no contacts',
      when((one) => /\/contacts\/[^/]+\/calls$/.test(path(one)), says(404, '{}', json)),
      'route contact',
      /answered 404/,
    ],
    [
      'its recording is JSON',
      async (request, answer) => {
        const response = await answer(request);
        return isRecording(request) && response.ok
          ? new Response('{"url":"https://storage.example/"}', {headers: json})
          : response;
      },
      'route recording',
      /stream the audio/,
    ],
    [
      'everybody is let in',
      (request, answer) => answer(asking(request, {authorization: `Bearer ${token}`})),
      'strangers are refused',
      /answered without the headers/,
    ],
    [
      'any token is let in',
      (request, answer) =>
        answer(asking(request, request.headers.has('authorization') ? {authorization: `Bearer ${token}`} : {})),
      'strangers are refused',
      /answered with forged/,
    ],
    [
      'strangers are sent to a page',
      when((one) => !one.headers.has('authorization') && one.method === 'GET', says(302, '', {location: '/login'})),
      'strangers are refused',
      /answer 401/,
    ],
    [
      'it knows no ranges',
      (request, answer) => answer(asking(request, {range: null})),
      'recording ranges',
      /pass the Range header up/,
    ],
    ['it hides the range', always({'content-range': null}), 'recording ranges', /Content-Range/],
    ['it does not say that there are ranges', always({'accept-ranges': null}), 'recording ranges', /Accept-Ranges/],
    [
      'it knows no suffix ranges',
      when(
        (one) => one.headers.get('range')?.startsWith('bytes=-') ?? false,
        (request, answer) => answer(asking(request, {range: null})),
      ),
      'recording suffix range',
      /pass Range up unchanged/,
    ],
    [
      'it ignores what is beyond the end',
      when(
        (one) => one.headers.get('range')?.endsWith('9-') ?? false,
        (request, answer) => answer(asking(request, {range: null})),
      ),
      'recording range beyond the end',
      /416/,
    ],
    [
      'it knows no HEAD of a recording',
      when((one) => isRecording(one) && one.method === 'HEAD', says(405, '')),
      'recording HEAD',
      /answered 405/,
    ],
    [
      'its HEAD is of something else',
      when((one) => isRecording(one) && one.method === 'HEAD', says(200, '', html)),
      'recording HEAD',
      /another/,
    ],
    [
      'it plays any address',
      when((one) => isRecording(one) && one.url.includes('?url='), says(502, '{}', json)),
      'recording by call id alone',
      /from the vendor alone/,
    ],
    ['it knows no HEAD', when((one) => !isRecording(one) && one.method === 'HEAD', says(405, '')), 'HEAD', /like GET/],
    [
      'its errors are pages',
      async (request, answer) => {
        const response = await answer(request);
        return response.status === 404 && isCall(request)
          ? new Response('<h1>Not found</h1>', {status: 404, headers: html})
          : response;
      },
      'an unknown call',
      /text\/html/,
    ],
    [
      'its errors show the code',
      when(isCall, rewriting(unknown, '"stack":"Error\\n    at get (/srv/api.js:12:7)"')),
      'an unknown call',
      /stack trace/,
    ],
    ['its errors are long', when(isCall, rewriting(unknown, `"m":"${'x'.repeat(5000)}"`)), 'an unknown call', /longer/],
    [
      'it knows every call',
      async (request, answer) => {
        const response = await answer(request);
        return response.status === 404 && path(request).includes('-detail/')
          ? new Response('{}', {headers: json})
          : response;
      },
      'an unknown call',
      /answer 404/,
    ],
    [
      'it passes the vendor’s errors down',
      async (request, answer) => {
        const response = await answer(request);
        return response.status === 404 && isRecording(request)
          ? vendors(asking(request, {range: null}), answer)
          : response;
      },
      'an unknown call',
      /in the vendor’s own words/,
    ],
    [
      'its errors have pages in them',
      when(isCall, rewriting(unknown, '"message":"<html><h1>Not Found</h1>"')),
      'an unknown call',
      /contains markup/,
    ],
    [
      'it passes down what the vendor says of a contact',
      async (request, answer) => {
        const response = await answer(request);
        return response.status === 404 && path(request).endsWith('/calls') ? vendors(request, answer) : response;
      },
      'refused questions',
      /in the vendor’s own words/,
    ],
    [
      'it passes down what the vendor says of a question',
      when(
        (one) => one.url.includes('page=agni-check'),
        says(400, '{"success":false,"message":"page must be a number"}', json),
      ),
      'refused questions',
      /in the vendor’s own words/,
    ],
    [
      'it fails over a call it does not know',
      async (request, answer) => {
        const response = await answer(request);
        return response.status === 404 && path(request).includes('-detail/')
          ? new Response('{}', {status: 500, headers: json})
          : response;
      },
      'an unknown call',
      /answered 500/,
    ],
    [
      'it serves other routes',
      when((one) => path(one).endsWith('/agents'), says(200, '[]', json)),
      'unknown routes',
      /\/agents is answered 200/,
    ],
    [
      'it passes other routes on',
      when((one) => path(one).endsWith('/agents'), vendors),
      'unknown routes',
      /refused by the vendor, not by/,
    ],
    [
      'ids climb',
      when(
        (one) => /-detail\/.*%2f.*call-sessions$/i.test(path(one)),
        (request, answer) => answer(new Request(new URL(`/agni${list}`, request.url), request)),
      ),
      'ids that climb',
      /refuse an id/,
    ],
    [
      'it asks any host',
      when((one) => path(one).includes('http:'), says(502, '{}', json)),
      'addresses in the path',
      /never take a host/,
    ],
    ...['/relay', '/audio', '/proxy', '/recording', '/fetch', '/stream'].map((place, i): (typeof defects)[number] => {
      const name = ['href', 'u', 'link', 'recording_url', 'url', 'src'][i] ?? '';
      const relay: Defect = async (request) => {
        const address = new URL(request.url).searchParams.get(name);
        if (address === null) return Response.json({error: `${name} is required`}, {status: 400, headers: json});
        return fetch(address).catch(() => Response.json({error: 'no such host'}, {status: 400, headers: json}));
      };
      return [
        `it relays from ${name} at ${place}`,
        when((one) => path(one) === `/agni${place}`, relay),
        'addresses in the query',
        /fetch nothing/,
      ];
    }),
    [
      'it fetches and tells nobody',
      when(
        (one) => isRecording(one) || path(one).endsWith('/audio'),
        async (request, answer) => {
          const address = new URL(request.url).searchParams.get('src');
          if (address !== null) await fetch(address).catch(() => undefined);
          return answer(request);
        },
      ),
      'addresses in the query',
      /\/audio fetched an address/,
    ],
    [
      'it sends whoever asks to any address',
      when(
        (one) => path(one) === '/agni/proxy',
        (request) => {
          const address = new URL(request.url).searchParams.get('target');
          return Promise.resolve(
            new Response(null, address === null ? {status: 404} : {status: 302, headers: {location: address}}),
          );
        },
      ),
      'addresses in the query',
      /\?target= is answered 302/,
    ],
    ...['u', 'uri', 'href', 'link', 'target', 'file', 'path', 'recording_url'].map((name): (typeof defects)[number] => [
      `it plays what ${name} says`,
      when((one) => isRecording(one) && new URL(one.url).searchParams.has(name), says(404, '{}', json)),
      'recording by call id alone',
      new RegExp(`\\?${name}= changes`),
    ]),
    [
      'it lets the list be changed',
      when(
        (one) => one.method === 'PATCH' && path(one).endsWith(list),
        (request, answer) => answer(new Request(request.url, {headers: request.headers})),
      ),
      'other methods',
      /PATCH of the list is answered 200/,
    ],
    [
      'it passes changes of the list on',
      when((one) => one.method === 'DELETE' && path(one).endsWith(list), vendors),
      'other methods',
      /DELETE of the list is (answered 404|refused by the vendor)/,
    ],
    [
      'it lets other methods pass',
      when(
        (one) => one.method === 'DELETE',
        (request, answer) => answer(new Request(request.url, {headers: request.headers})),
      ),
      'other methods',
      /DELETE of a call is answered 404/,
    ],
    [
      'it passes other methods on',
      when((one) => one.method === 'PUT', vendors),
      'other methods',
      /PUT of a call is refused by the vendor, not by/,
    ],
    [
      'it obeys an override',
      when(
        (one) => one.headers.get('x-http-method-override') === 'DELETE' && one.method === 'GET',
        says(200, '{"deleted":true}', json),
      ),
      'method overrides',
      /GET with X-HTTP-Method-Override: DELETE is answered 200/,
    ],
    [
      'it obeys an override of a form’s',
      when((one) => one.url.includes('_method=DELETE') && one.method === 'POST', says(404, '{}', json)),
      'method overrides',
      /POST with X-HTTP-Method-Override: DELETE is answered 404/,
    ],
    [
      'it forgets its page',
      when((one) => one.method !== 'OPTIONS', always({'access-control-allow-origin': null})),
      'CORS for the page',
      /allow exactly this origin/,
    ],
    [
      'it does not vary',
      when((one) => one.method !== 'OPTIONS', always({vary: 'Authorization'})),
      'CORS for the page',
      /Vary: Origin/,
    ],
    [
      'its preflight has to sign in',
      when((one) => one.method === 'OPTIONS', says(401, '')),
      'CORS preflight',
      /without authentication/,
    ],
    [
      'its preflight forgets the header',
      always({'access-control-allow-headers': 'range, *'}),
      'CORS preflight',
      /authorization/,
    ],
    [
      'it allows one origin too many',
      letting((origin) => origin.endsWith('elsewhere.example')),
      'CORS for another origin',
      /compare it with a list/,
    ],
    [
      'it looks how an origin ends',
      letting((origin) => origin.endsWith('crm.example')),
      'CORS for look-alikes',
      /evilcrm\.example may read/,
    ],
    [
      'it looks how an origin begins',
      letting((origin) => origin.startsWith(page)),
      'CORS for look-alikes',
      /crm\.example\.evil\.example may/,
    ],
    ['it allows null', letting((origin) => origin === 'null'), 'CORS for null', /null may read/],
    ['it allows every page', always({'access-control-allow-origin': '*'}), 'CORS wildcard', /name the page’s origin/],
    [
      'it repeats a header',
      (request, answer) => withHeaders(answer(request), {'x-echo': request.headers.get('x-canary') ?? 'none'}),
      'nothing is echoed',
      /answer’s header/,
    ],
    ...['x-forwarded-for', 'referer', 'user-agent'].map((name): (typeof defects)[number] => [
      `it repeats ${name}`,
      async (request, answer) => {
        const response = await answer(request);
        return response.status === 200
          ? withHeaders(response, {'x-debug': request.headers.get(name) ?? 'none'})
          : response;
      },
      'nothing is echoed',
      /answer’s header/,
    ]),
    [
      'it repeats the query',
      async (request, answer) => {
        const response = await answer(request);
        return response.status === 404
          ? new Response(JSON.stringify({asked: request.url}), {status: 404, headers: json})
          : response;
      },
      'nothing is echoed',
      /answer’s body/,
    ],
    [
      'it repeats the token',
      (request, answer) => withHeaders(answer(request), {'x-caller': request.headers.get('authorization') ?? 'none'}),
      'nothing is echoed',
      /a --header/,
    ],
    ['it sends a key down in a header', always({'x-api-key': 'k'}), 'no key in an answer', /named like a key/],
    [
      'it sends a key down in a body',
      rewriting(/"success":true/g, '"success":true,"api_key":"k"'),
      'no key in an answer',
      /field named/,
    ],
    [
      'it leaves recordings where they are',
      rewriting(/"\/agni(\/api\/v1\/calling\/sessions\/)/g, '"https://storage.example$1'),
      'recording addresses',
      /put the proxy’s own/,
    ],
    ['it lets everybody keep answers', always({'cache-control': 'public, max-age=60'}), 'caching', /private, no-store/],
    [
      'it lets a browser keep answers for a day',
      always({'cache-control': 'private, max-age=86400'}),
      'caching',
      /private, no-store/,
    ],
    ['it does not say who may keep answers', always({'cache-control': null}), 'caching', /private, no-store/],
    ['it lets browsers guess', always({'x-content-type-options': null}), 'nosniff', /X-Content-Type-Options/],
    ['it can be opened as a page', always({'content-security-policy': null}), 'no page', /Content-Security-Policy/],
    ['it sets a cookie', always({'set-cookie': 'session=1'}), 'no cookies', /drop Set-Cookie/],
  ];
  for (const [what, defect, probe, advice] of defects) {
    it(what, async (t) => {
      const proxy = good();
      const {status, failed} = await checked(t, (request) => defect(request, proxy));
      assert.equal(status, 1);
      assert.deepEqual(names(failed), [probe]);
      assert.match(failed[0] ?? '', advice);
    });
  }

  const odd = 'key/with "everything" in it\\ 1';
  const leaks: readonly (readonly [how: string, key: string, defect: Defect])[] = [
    ['in a header', key, always({'x-debug': `sent ${key}`})],
    ['in a header’s base64', key, always({'x-debug': Buffer.from(`agni:${key}`).toString('base64')})],
    ['in a body', key, rewriting(/"success":true/g, `"success":true,"via":"${key}"`)],
    [
      'in a body’s base64url',
      key,
      rewriting(/"success":true/g, `"success":true,"via":"${Buffer.from(`k=${key};`).toString('base64url')}"`),
    ],
    [
      'with escapes',
      odd,
      rewriting(/"success":true/g, () => `"success":true,"via":${JSON.stringify(odd).replace('/', '\\/')}`),
    ],
    [
      'in JSON within JSON',
      odd,
      rewriting(/"success":true/g, () => `"success":true,"via":${JSON.stringify(JSON.stringify({odd}))}`),
    ],
    [
      'as numbers of letters',
      key,
      rewriting(
        /"success":true/g,
        () => `"success":true,"via":"${key.replace(/./g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`)}"`,
      ),
    ],
    ['in an error', key, rewriting(unknown, `"message":"${key} may not"`)],
  ];
  for (const [how, wanted, defect] of leaks) {
    for (const name of ['AGNI_API_KEY', 'ZUDU_API_SECRET']) {
      it(`its key is ${how}, which ${name} of the environment tells`, async (t) => {
        const {status, text, failed} = await checked(t, (request) => defect(request, good()), everything, {
          [name]: wanted,
        });
        assert.equal(status, 1);
        assert.deepEqual(names(failed), ['no key in an answer']);
        assert.match(failed[0] ?? '', /change the key/);
        assert.equal(text.includes(wanted), false);
      });
    }
  }

  it('strangers read every call, from another machine too', async (t) => {
    const server = await listen(good({authorize: () => true}));
    t.after(server.close);
    // An address that is not this machine's alone, and reaches it all the same.
    const {status, failed} = await run(`${server.url.replace('127.0.0.1', '0.0.0.0')}/agni`);
    assert.equal(status, 1);
    assert.deepEqual(names(failed), ['strangers are refused']);
    assert.match(failed[0] ?? '', /anybody who finds this address reads every call: /);
  });

  it('and one that echoes every origin fails each of three', async (t) => {
    const {failed} = await checked(t, (request) => letting(() => true)(request, good()));
    assert.deepEqual(names(failed), ['CORS for another origin', 'CORS for look-alikes', 'CORS for null']);
  });
});

it('a proxy behind a server that tidies up paths fails none: it climbs only to what may be asked for', async (t) => {
  const {status, failed} = await checked(t, (request) => tidied(request, good()));
  assert.deepEqual([status, failed], [0, []]);
});
