/** Which tokens are no tokens, over real sockets, and what signs and verifies the others. */
import assert from 'node:assert/strict';
import {createSecretKey, generateKeyPairSync} from 'node:crypto';
import {beforeEach, describe, it} from 'node:test';
import {SignJWT, decodeJwt, exportSPKI, generateKeyPair, type JWTPayload} from 'jose';
import {authorizeScope, signScope, type Scope, type ScopeKey} from '../../src/proxy/index.js';
import {signTicket} from '../../src/proxy/scope.js';
import {canaryIsNowhere, front, get, paths, stillAnswers, startVendor} from './support.js';

const secret = 'a secret of more than thirty-two bytes';
const bytes = new TextEncoder().encode(secret);
const vendor = await startVendor();
beforeEach(() => {
  vendor.seen = [];
});
const proxyWith = (key: ScopeKey) => front({baseUrl: vendor.url, authorize: authorizeScope(key)});
const proxy = await proxyWith(secret);
const open = await front({baseUrl: vendor.url});

const asking = (token: string, at = proxy) =>
  get(at.url + paths.contact, {headers: {authorization: `Bearer ${token}`}});
const now = () => Math.floor(Date.now() / 1000);
const right = (): JWTPayload => ({
  scope: {contact: 'contact-1'},
  aud: 'agni-call-widgets',
  iat: now(),
  exp: now() + 60,
});
const signed = (claims: JWTPayload, key: Uint8Array | CryptoKey = bytes, alg = 'HS256') =>
  new SignJWT(claims).setProtectedHeader({alg}).sign(key);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** 401, nothing asked, and nothing of the token in the answer. */
const refused = async (token: string, why: string, at = proxy) => {
  const {status, code, body, headers} = await asking(token, at);
  assert.deepEqual([status, code, headers.get('www-authenticate')], [401, 'unauthenticated', 'Bearer'], why);
  assert.ok(token.length < 20 || !body.includes(token), why);
  assert.deepEqual(vendor.seen, [], why);
};

const scopes: readonly (readonly [name: string, scope: unknown])[] = [
  ['two things', {contact: 'contact-1', call: 'call-1'}],
  ['no thing', {}],
  ['an unknown thing', {organisation: 'o'}],
  ['null', null],
  ['a list', ['contact', 'contact-1']],
  ['a text', 'contact-1'],
  ['a number for an id', {contact: 1}],
  ['true for an id', {contact: true}],
  ['an object for an id', {contact: {id: 'contact-1'}}],
  ['a list for an id', {contact: ['contact-1']}],
  ['an empty id', {contact: ''}],
  ['null for an id', {contact: null}],
  ['a second one that is null', {contact: 'contact-1', agent: null}],
];

describe('a token', () => {
  it('made by hand with the right claims opens, so that what follows fails for the reason it names', async () => {
    assert.equal((await asking(await signed(right()))).status, 200);
  });

  it('that is expired, not yet made, or over 24 hours old is 401', async () => {
    await refused(await signed({...right(), exp: now() - 1, iat: now() - 60}), 'expired');
    await refused(await signed({...right(), iat: now() + 3600, exp: now() + 7200}), 'made in the future');
    await refused(await signed({...right(), nbf: now() + 3600}), 'not yet valid');
    await refused(
      await signed({...right(), iat: now() - 24 * 3600 - 5, exp: now() + 3600}),
      'old, though it says it lives on',
    );
    await refused(await signed({...right(), iat: now(), exp: now() + 24 * 3600 + 5}), 'of more than 24 hours');
  });

  it('made by a clock that is some seconds ahead opens all the same', async () => {
    assert.equal((await asking(await signed({...right(), iat: now() + 30, exp: now() + 900}))).status, 200);
  });

  it('that does not say when it was made and ends is 401', async () => {
    const {iat: _iat, ...unmade} = right();
    const {exp: _exp, ...endless} = right();
    await refused(await signed(unmade), 'no iat');
    await refused(await signed(endless), 'no exp');
    await refused(await signed({...right(), exp: 'tomorrow' as unknown as number}), 'a text for a time');
  });

  it('that was altered is 401, whichever part of it', async () => {
    const token = await signScope({contact: 'contact-2'}, secret);
    const [head = '', , signature = ''] = token.split('.');
    await refused(`${head}.${part(right())}.${signature}`, 'other claims');
    await refused(`${part({alg: 'HS384'})}.${token.split('.').slice(1).join('.')}`, 'another header');
    for (const at of [0, 8]) {
      const other = signature[at] === 'A' ? 'B' : 'A';
      await refused(
        `${token.slice(0, -signature.length)}${signature.slice(0, at)}${other}${signature.slice(at + 1)}`,
        `signature at ${at}`,
      );
    }
    await refused(token.slice(0, -1), 'cut off');
    await refused(await signed(right(), new TextEncoder().encode(`${secret}!`)), 'signed with another secret');
  });

  it('that is unsigned, by alg none or by nothing at all, is 401', async () => {
    for (const alg of ['none', 'None', 'NONE', '', undefined]) {
      for (const signature of ['', 'x', Buffer.from('x'.repeat(32)).toString('base64url')]) {
        await refused(`${part({alg})}.${part(right())}.${signature}`, `alg ${alg}`);
      }
    }
    await refused(`${part({alg: 'HS256'})}.${part(right())}`, 'two parts');
    await refused(`${part({alg: 'HS256', crit: ['b64'], b64: false})}.${part(right())}.`, 'critical headers');
    await refused(`${part({alg: 'HS256', jwk: {kty: 'oct', k: 'AAAA'}})}.${part(right())}.AAAA`, 'a key of its own');
  });

  it('with another algorithm of the same family is 401', async () => {
    const long = new TextEncoder().encode('x'.repeat(64));
    const at = await proxyWith(long);
    assert.equal((await asking(await signed(right(), long), at)).status, 200);
    for (const alg of ['HS384', 'HS512']) {
      vendor.seen = [];
      await refused(await signed(right(), long, alg), alg, at);
    }
  });

  it('for somebody else is 401: another audience, none, or a recording ticket', async () => {
    const {aud: _aud, ...nobody} = right();
    await refused(await signed(nobody), 'no audience');
    for (const aud of ['other', 'agni-call-widgets/recording', 'AGNI-CALL-WIDGETS', '']) {
      await refused(await signed({...right(), aud}), aud);
    }
    await refused(await signTicket('call-1', secret), 'a ticket');
    await refused(
      await signed({...right(), aud: 'agni-call-widgets/recording', call: 'call-1'}),
      'a ticket with a scope in it',
    );
  });

  for (const [name, scope] of scopes) {
    it(`whose scope is ${name} is 401`, async () => {
      await refused(await signed({...right(), scope}), name);
      assert.equal((await asking(await signed(right()))).status, 200);
    });
  }

  it('of any size or form leaves the proxy standing', async () => {
    await refused(await signed({...right(), padding: 'x'.repeat(6000), scope: {}}), 'long');
    for (const token of [
      '',
      '.',
      '..',
      '...',
      'a.b.c',
      'x'.repeat(8000),
      '.'.repeat(8000),
      'eyJ',
      '[object Object]',
      'undefined',
    ]) {
      await refused(token, token.slice(0, 10));
    }
    const huge = await asking('x'.repeat(200_000));
    assert.equal(huge.status, 431, 'beyond what a server takes as headers');
    assert.deepEqual(vendor.seen, []);
    await stillAnswers(open, vendor);
  });

  it('counts in the Authorization header alone: in a URL, a cookie or another scheme it opens nothing', async () => {
    const token = await signed(right());
    for (const name of ['token', 'access_token', 'authorization', 'ticket', 'jwt', 'bearer']) {
      assert.equal((await get(`${proxy.url}${paths.contact}?${name}=${token}`)).status, 401, name);
      assert.equal((await get(`${proxy.url}${paths.contact}?${name}=Bearer%20${token}`)).status, 401, name);
    }
    assert.equal(
      (await get(proxy.url + paths.contact, {headers: {cookie: `authorization=Bearer ${token}; token=${token}`}}))
        .status,
      401,
    );
    for (const authorization of [
      token,
      `Basic ${token}`,
      `Token ${token}`,
      `Bearer ${token} ${token}`,
      `Bearer ${token}, Bearer ${token}`,
    ]) {
      assert.equal(
        (await get(proxy.url + paths.contact, {headers: {authorization}})).status,
        401,
        authorization.slice(0, 12),
      );
    }
    for (const name of ['x-authorization', 'proxy-authorization', 'x-api-key']) {
      assert.equal((await get(proxy.url + paths.contact, {headers: {[name]: `Bearer ${token}`}})).status, 401, name);
    }
    assert.deepEqual(vendor.seen, []);
  });
});

describe('keys', () => {
  for (const alg of ['EdDSA', 'ES256', 'RS256', 'PS256'] as const) {
    it(`may be a pair (${alg}): the private one signs, the public one verifies`, async () => {
      const {privateKey, publicKey} = await generateKeyPair(alg, {extractable: true});
      const at = await proxyWith(publicKey);
      assert.equal((await asking(await signScope({contact: 'contact-1'}, privateKey), at)).status, 200);
      vendor.seen = [];
      const {privateKey: other} = await generateKeyPair(alg);
      await refused(await signScope({contact: 'contact-1'}, other), 'another pair’s', at);
      // The public key is no secret: whoever has it must not be able to sign with it as if it were one.
      const pem = await exportSPKI(publicKey);
      for (const text of [pem, pem.trim(), pem.replace(/-----[^-]+-----|\n/g, '')]) {
        await refused(await signed(right(), new TextEncoder().encode(text)), 'HS256 with the public key', at);
      }
      await refused(`${part({alg: 'none'})}.${part(right())}.`, 'alg none', at);
    });
  }

  it('may be Node’s own key objects', async () => {
    for (const {privateKey, publicKey} of [
      generateKeyPairSync('ed25519'),
      generateKeyPairSync('ec', {namedCurve: 'P-256'}),
    ]) {
      const at = await proxyWith(publicKey);
      assert.equal((await asking(await signScope({contact: 'contact-1'}, privateKey), at)).status, 200);
    }
  });

  it('of fewer than 32 bytes are refused when the proxy is made and when a token is', async () => {
    for (const short of ['', 'short', 'x'.repeat(31), new Uint8Array(31)]) {
      assert.throws(() => authorizeScope(short), {
        name: 'TypeError',
        message: 'The scope secret needs at least 32 bytes.',
      });
      await assert.rejects(signScope({call: 'x'}, short), {
        name: 'TypeError',
        message: 'The scope secret needs at least 32 bytes.',
      });
    }
    assert.equal(typeof authorizeScope('ü'.repeat(16)), 'function', 'bytes count, not letters');
    const hmac = {name: 'HMAC', hash: 'SHA-256'};
    const imported = (bytes: number) => crypto.subtle.importKey('raw', new Uint8Array(bytes), hmac, true, ['sign']);
    for (const short of [createSecretKey(Buffer.from('abc')), await imported(3)]) {
      assert.throws(() => authorizeScope(short), {
        name: 'TypeError',
        message: 'The scope secret needs at least 32 bytes.',
      });
      await assert.rejects(signScope({call: 'x'}, short), {
        name: 'TypeError',
        message: 'The scope secret needs at least 32 bytes.',
      });
    }
    for (const long of [createSecretKey(Buffer.alloc(32, 1)), await imported(32)])
      assert.equal(typeof authorizeScope(long), 'function');
  });

  it('that cannot verify are refused when the proxy is made', () => {
    const {privateKey} = generateKeyPairSync('ed25519');
    assert.throws(() => authorizeScope(privateKey), {name: 'TypeError', message: /public half/});
    const {publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-384'});
    assert.throws(() => authorizeScope(publicKey), {name: 'TypeError', message: /P-256/});
  });

  it('that are PEM text are refused: as a secret, a public key would be one everybody knows', async () => {
    const {publicKey} = await generateKeyPair('ES256', {extractable: true});
    const pem = await exportSPKI(publicKey);
    for (const key of [pem, `\n${pem}`, new TextEncoder().encode(pem)]) {
      assert.throws(() => authorizeScope(key), {name: 'TypeError', message: /import/});
    }
  });
});

describe('signScope', () => {
  const life = async (scope: Scope & {readonly expiresIn?: number}) => {
    const {aud, iat = 0, exp = 0} = decodeJwt(await signScope(scope, secret));
    assert.equal(aud, 'agni-call-widgets');
    return exp - iat;
  };

  it('makes tokens of 15 minutes, of any time up to 24 hours, and of no more', async () => {
    assert.equal(await life({call: 'x'}), 900);
    for (const expiresIn of [1, 86_400]) assert.equal(await life({call: 'x', expiresIn}), expiresIn);
    for (const expiresIn of [0, -1, 1.5, 86_401, Infinity, NaN, '900' as unknown as number]) {
      await assert.rejects(signScope({call: 'x', expiresIn}, secret), {name: 'TypeError', message: /expiresIn/});
    }
  });

  it('refuses a scope that is not one thing', async () => {
    for (const [name, scope] of scopes) await assert.rejects(signScope(scope as Scope, secret), TypeError, name);
  });
});

canaryIsNowhere();
