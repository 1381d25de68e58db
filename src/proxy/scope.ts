import {SignJWT, errors, jwtVerify, type CryptoKey, type JWTPayload, type KeyObject} from 'jose';
import type {Call} from '../model/call.js';
import {samePhone, takesPart} from '../model/phone.js';
import type {Asked, Authorize, Decision} from './decision.js';

/** What a token opens: one thing. */
export type Scope =
  /** A contact's calls, by the contact's id. */
  | {readonly contact: string}
  /** A number's calls, E.164. */
  | {readonly phone: string}
  /** An agent's calls, by the agent's id. */
  | {readonly agent: string}
  /** One call, by its id. */
  | {readonly call: string};

/**
 * A secret that the signing server and the proxy share (HS256; text or bytes, at least 32 bytes), or one half of a key pair,
 * imported with its algorithm: the private one signs, the public one verifies.
 */
export type ScopeKey = string | Uint8Array | CryptoKey | KeyObject;

const audience = 'agni-call-widgets';
const ticketAudience = 'agni-call-widgets/recording';
/** Seconds. */
const [usual, longest, ticketLife] = [15 * 60, 24 * 60 * 60, 5 * 60];
const kinds = ['contact', 'phone', 'agent', 'call'] as const;

/** A key with its one algorithm: a token cannot choose another (RFC 8725 §3.1). */
interface FixedKey {
  readonly key: Uint8Array | CryptoKey | KeyObject;
  readonly alg: string;
}

/** Bytes: an HMAC key must not be shorter than its hash (RFC 7518 §3.2). */
const shortest = 32;

function fixedKey(key: ScopeKey): FixedKey {
  if (typeof key === 'string' || key instanceof Uint8Array) {
    const bytes = typeof key === 'string' ? new TextEncoder().encode(key) : key;
    if (bytes.length < shortest) throw new TypeError(`The scope secret needs at least ${shortest} bytes.`);
    // A public key used as an HMAC secret is known to everybody (RFC 8725 §2.1).
    if (/^\s*-----BEGIN /.test(new TextDecoder().decode(bytes.subarray(0, 64)))) {
      throw new TypeError(
        'The scope secret is a PEM key: import it with its algorithm, for example with jose’s importSPKI.',
      );
    }
    return {key: bytes, alg: 'HS256'};
  }
  const alg = algorithmOf(key);
  if (!alg) throw new TypeError('The scope key must be a secret, or a key for HS256, RS256, PS256, ES256 or EdDSA.');
  if (alg === 'HS256' && !(sizeOf(key) >= shortest))
    throw new TypeError(`The scope secret needs at least ${shortest} bytes.`);
  if (alg === 'ES256' && !/^(P-256|prime256v1)$/.test(curveOf(key)))
    throw new TypeError('A scope key for ES256 must be on the curve P-256.');
  return {key, alg};
}

/** Bytes of a secret that is a CryptoKey or a KeyObject. */
function sizeOf(key: CryptoKey | KeyObject): number {
  const {symmetricKeySize, algorithm} = key as {symmetricKeySize?: number; algorithm?: {length?: number}};
  return symmetricKeySize ?? (algorithm?.length ?? 0) / 8;
}

function curveOf(key: CryptoKey | KeyObject): string {
  const {asymmetricKeyDetails, algorithm} = key as {
    asymmetricKeyDetails?: {namedCurve?: string};
    algorithm?: {namedCurve?: string};
  };
  return asymmetricKeyDetails?.namedCurve ?? algorithm?.namedCurve ?? '';
}

/** By the key's type: `algorithm` in Web Cryptography, `asymmetricKeyType` or `type` in Node. */
function algorithmOf(key: CryptoKey | KeyObject): string | undefined {
  const {algorithm, asymmetricKeyType, type} = key as {
    algorithm?: {name?: string};
    asymmetricKeyType?: string;
    type?: string;
  };
  const names: Readonly<Record<string, string>> = {
    HMAC: 'HS256',
    'RSASSA-PKCS1-v1_5': 'RS256',
    'RSA-PSS': 'PS256',
    ECDSA: 'ES256',
    Ed25519: 'EdDSA',
    secret: 'HS256',
    rsa: 'RS256',
    'rsa-pss': 'PS256',
    ec: 'ES256',
    ed25519: 'EdDSA',
  };
  return names[algorithm?.name ?? asymmetricKeyType ?? type ?? ''];
}

async function sign(payload: JWTPayload, to: string, seconds: number, key: ScopeKey): Promise<string> {
  const {key: usable, alg} = fixedKey(key);
  const now = Math.floor(Date.now() / 1000);
  const token = new SignJWT(payload).setProtectedHeader({alg, typ: 'JWT'}).setAudience(to);
  return token
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(usable);
}

/** Seconds by which the signing server's clock may be ahead. */
const ahead = 60;

/**
 * The claims of a valid token; `undefined` for an invalid one. Rejects only when the key itself is unusable.
 */
async function verify(token: string, to: string, key: ScopeKey, most = longest): Promise<JWTPayload | undefined> {
  const {key: usable, alg} = fixedKey(key);
  try {
    const {payload} = await jwtVerify(token, usable, {algorithms: [alg], audience: to, requiredClaims: ['exp', 'iat']});
    const {iat = Infinity, exp = Infinity} = payload;
    return exp - iat <= most && iat <= Date.now() / 1000 + ahead ? payload : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function scopeOf(value: unknown): Scope | undefined {
  const entries = Object.entries(Object(value) as object).filter(([name]) =>
    (kinds as readonly string[]).includes(name),
  );
  const [only, ...others] = entries;
  return only && others.length === 0 && typeof only[1] === 'string' && only[1] !== ''
    ? (Object.fromEntries(entries) as Scope)
    : undefined;
}

/**
 * Signs a token that opens exactly one contact, number, agent or call. Sign it on the server when it renders a page, and
 * pass it to the widgets by `headers: () => ({authorization: 'Bearer ' + token})`.
 *
 * @param scope What the token opens, with `expiresIn` in seconds: default 900, at most 86 400.
 * @throws TypeError when the scope is not exactly one thing, the time is out of range, or the key unusable.
 */
export async function signScope(scope: Scope & {readonly expiresIn?: number}, key: ScopeKey): Promise<string> {
  const {expiresIn = usual, ...rest} = scope;
  const one = scopeOf(rest);
  if (!one) throw new TypeError('signScope: pass exactly one of `contact`, `phone`, `agent` or `call`, as text.');
  if (!(Number.isSafeInteger(expiresIn) && expiresIn > 0 && expiresIn <= longest)) {
    throw new TypeError(`signScope: \`expiresIn\` must be a whole number of seconds, at most ${longest}.`);
  }
  return sign({scope: one}, audience, expiresIn, key);
}

const isPrivate = (key: ScopeKey): boolean => typeof key === 'object' && 'type' in key && key.type === 'private';

/**
 * An `authorize` for {@link createProxy} that passes what the request's token opens, and nothing else. A missing, expired,
 * altered or unsigned token, or one with another audience, is 401; a valid token for something else is 403.
 */
export function authorizeScope(key: ScopeKey): Authorize {
  fixedKey(key); // throws for a wrong key when the proxy is made, not at the first request
  if (isPrivate(key))
    throw new TypeError('authorizeScope: pass the public half of the key pair; the private half signs.');
  return async (request, question) => {
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    const scope = token && scopeOf((await verify(token, audience, key))?.['scope']);
    return scope ? decisionFor(scope, question) : 'unauthenticated';
  };
}

/** Decides by the scope. Where the answer could hold other calls, `within` checks those, too. */
function decisionFor(scope: Scope, {name, id, query, listsPhones = false, parameters = {paging: []}}: Asked): Decision {
  const single = name === 'call' || name === 'recording';
  if ('call' in scope) return single && id === scope.call && {within: (call) => call.id === scope.call};
  if ('contact' in scope) return name === 'contact' ? id === scope.contact : single && {contact: scope.contact};
  if ('phone' in scope) {
    const within = (call: Call) => takesPart(call, scope.phone);
    const {phone = ''} = parameters;
    const requested = query.get(phone) ?? undefined;
    const isTheirs = samePhone(id ?? requested, scope.phone);
    if (name === 'phone') return isTheirs && {within};
    if (name === 'list' && listsPhones && requested !== undefined)
      return isTheirs && {query: {[phone]: requested}, within};
    return (single || (name === 'list' && listsPhones)) && {within};
  }
  const within = ({agent}: Call) => agent.id === scope.agent;
  const {agentId} = parameters;
  if (name === 'list' && agentId !== undefined) {
    return (query.get(agentId) ?? scope.agent) === scope.agent && {query: {[agentId]: scope.agent}, within};
  }
  if (name === 'list') return {within};
  return single && {within};
}

/**
 * The secret of the tickets: the proxy both signs and verifies them, which one half of a key pair cannot. @throws TypeError
 * for another kind of key, or one that is too short.
 */
export function ticketSecret(key: unknown): string | Uint8Array {
  if (typeof key !== 'string' && !(key instanceof Uint8Array)) {
    throw new TypeError('createProxy: `tickets` must be a secret: text or bytes.');
  }
  fixedKey(key);
  return key;
}

/** A ticket that opens one call's recording for a few minutes. It goes into a URL, since `<audio>` sends no headers. */
export function signTicket(callId: string, key: ScopeKey, expiresIn = ticketLife): Promise<string> {
  return sign({call: callId}, ticketAudience, expiresIn, key);
}

/** Whether a ticket opens this call's recording now. Refuses one that was signed for longer than tickets live. */
export async function opensRecording(ticket: string, callId: string, key: ScopeKey): Promise<boolean> {
  return (await verify(ticket, ticketAudience, key, ticketLife))?.['call'] === callId;
}
