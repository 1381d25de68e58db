/** Where calls come from, as text: facts of one place never reach an answer from another. */
import type {Vendor} from '../vendors/contract.js';
import {baseOf, pageUrl, type Connection} from './connection.js';

const numbers = new WeakMap<object, number>();
let last = 0;

/** A number for each object of a page's own; 0 for none. */
function numberOf(own: object | undefined): number {
  if (!own) return 0;
  const number = numbers.get(own) ?? ++last;
  numbers.set(own, number);
  return number;
}

/**
 * The place of an API's answers: the endpoint, the page's own `fetch`, and the headers that were sent. A page may make a
 * new `headers()` at each render, and one function may return another person's credentials later: what was sent counts.
 */
export function remotePlace({fetch}: Pick<Connection, 'fetch'>, base: string, vendor: Vendor, sent: string): string {
  return JSON.stringify([vendor.name, base, numberOf(fetch), sent]);
}

/**
 * The place of a page's own calls; `undefined` without an endpoint. With one, their ids are its ids, by which it also
 * serves their recordings.
 */
export function ownPlace(connection: Connection, vendor: Vendor): string | undefined {
  const {endpoint, headers, fetch} = connection;
  return endpoint
    ? JSON.stringify(['own', vendor.name, baseOf(connection, pageUrl()), numberOf(fetch), numberOf(headers)])
    : undefined;
}

/** The place of a loader's calls. */
export const loaderPlace = (loader: object): string => `loader ${numberOf(loader)}`;

/** Headers that differ from one request to the next and say nothing of who asks. */
const passing = /^(traceparent|tracestate|baggage|b3|x-b3-.*|sentry-trace|x-(request|correlation|trace)-id)$/;

/** The headers that say who asks. */
export function credentialsOf(headers: Headers): string {
  const lasting = [...headers].filter(([name]) => !passing.test(name));
  return lasting.map(([name, value]) => `${name}: ${value.split(' ').map(claimsOf).join(' ')}`).join('\n');
}

/** Claims of a token that change when it is renewed (RFC 7519 §4.1; `aio` and `uti` are Microsoft Entra's). */
const renewed = /^(iat|exp|nbf|jti|aio|uti)$/;
/** Claims that say nothing of who asks. */
const common = /^(iss|aud|azp|typ|ver)$/;

/** A JSON web token by its claims, so that a renewed one is the same; any other text, and a token without claims of its own, as it is. */
function claimsOf(word: string): string {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(word) ?? [];
  if (!payload) return word;
  try {
    const claims = Object.entries(JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) as object);
    const lasting = claims.filter(([name]) => !renewed.test(name));
    return lasting.some(([name]) => !common.test(name)) ? JSON.stringify(lasting) : word;
  } catch {
    return word;
  }
}
