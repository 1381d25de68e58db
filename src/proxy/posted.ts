import {documentedName, valueAt} from '../vendors/parameter-names.js';
import {lastOf} from '../vendors/path.js';
import type {Route} from '../vendors/contract.js';
import {readBytes, readJson} from './body.js';
import {Cancellation} from './cancellation.js';
import type {Platform} from './platform.js';

/** A body's documented fields, in the vendor's own shape. */
export type Body = Readonly<Record<string, unknown>>;

/** A body's documentation: the full names of its fields, and the names that hold lists. */
export interface DocumentedBody {
  readonly names: readonly string[];
  readonly lists: readonly string[];
}

/** Bytes; larger than any request's body. */
const longest = 16 * 1024;
/** Characters and items: no search text and no list of statuses is longer. */
const [longestText, longestList] = [500, 50];

const isValue = (value: unknown): boolean =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= longestText && !/[\p{Cc}\uFFFD]/u.test(value) && value.isWellFormed());

/** Whether a field may hold a value: a scalar, a list of scalars, or an object of scalars such as a range. */
function isFieldValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isValue(value);
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  const named = Array.isArray(value) || Object.keys(value).every((name) => /^\w{1,50}$/.test(name));
  return named && inner.length <= longestList && inner.every(isValue);
}

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field's value, or the shape around it, is not the documented one. */
class Misshapen extends Error {}

/**
 * Copies the documented fields of a body, and drops the others. Lists must stand where the vendor has lists, and objects
 * elsewhere: another shape could mean anything to the vendor.
 *
 * @throws Misshapen
 */
function documentedPart(value: unknown, documented: DocumentedBody, before = ''): Body {
  if (!isObject(value)) throw new Misshapen();
  const {names, lists} = documented;
  const below = names.filter((name) => name.startsWith(before)).map((name) => name.slice(before.length).split('.')[0]);
  const copy: Record<string, unknown> = {};
  for (const name of new Set(below)) {
    const inner = name !== undefined && Object.hasOwn(value, name) ? value[name] : undefined;
    if (name === undefined || inner === undefined || inner === null) continue;
    const whole = before + name;
    if (names.includes(whole)) {
      if (!isFieldValue(inner)) throw new Misshapen();
      copy[name] = inner;
    } else if (lists.includes(whole)) {
      if (!Array.isArray(inner) || inner.length > longestList) throw new Misshapen();
      const items = inner.map((one) => documentedPart(one, documented, `${whole}.`)).filter((one) => !isEmpty(one));
      if (items.length > 0) copy[name] = items;
    } else {
      const part = documentedPart(inner, documented, `${whole}.`);
      if (!isEmpty(part)) copy[name] = part;
    }
  }
  return copy;
}

const isEmpty = (body: Body): boolean => Object.keys(body).length === 0;

/** The documented fields of a request's body; `undefined` when it is not JSON, too long, or a value is invalid. */
export async function readPosted(
  request: Request,
  documented: DocumentedBody,
  platform: Pick<Platform, 'isUtf8'>,
): Promise<Body | undefined> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') return undefined;
  const bytes = await readBytes(
    {headers: request.headers, body: request.body, discard: () => undefined, ending: new Cancellation()},
    longest,
  );
  const json = typeof bytes === 'string' ? 'not-json' : readJson(bytes, platform);
  if (json === 'not-json') return undefined;
  try {
    return documentedPart(json.value, documented);
  } catch (error) {
    if (error instanceof Misshapen) return undefined;
    throw error;
  }
}

/**
 * A body with one field set. `undefined` where a list on the way to it has more than one object: which of them
 * the vendor would read is undocumented.
 */
export function withField(body: Body, name: string, value: unknown, lists: readonly string[]): Body | undefined {
  const set = (holder: Body, [first = '', ...rest]: readonly string[], before: string): Body | undefined => {
    const whole = before + first;
    if (rest.length === 0) return {...holder, [first]: lists.includes(whole) ? [value] : value};
    const inner = holder[first];
    const items: readonly unknown[] = Array.isArray(inner) ? inner : [inner ?? {}];
    if (items.length > 1) return undefined;
    const [one = {}] = items;
    const changed = set(isObject(one) ? one : {}, rest, `${whole}.`);
    return changed && {...holder, [first]: lists.includes(whole) ? [changed] : changed};
  };
  return set(body, name.split('.'), '');
}

/** The body with a field's value changed, where it has one. */
export function changedField(body: Body, name: string, change: (value: unknown) => unknown): Body {
  const walk = (holder: unknown, [first = '', ...rest]: readonly string[]): unknown => {
    if (Array.isArray(holder)) return holder.map((one) => walk(one, [first, ...rest]));
    if (!isObject(holder) || !Object.hasOwn(holder, first)) return holder;
    const inner = holder[first];
    return {...holder, [first]: rest.length > 0 ? walk(inner, rest) : change(inner)};
  };
  return walk(body, name.split('.')) as Body;
}

/**
 * The fields as parameters for `authorize`: by their full names, and by the last part where only one field ends in it.
 * Several values are one parameter, as JSON: an `authorize` that reads only the first would otherwise pass the others.
 */
export function asParameters(body: Body, route: Route): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of route.body ?? []) {
    const value = valueAt(body, name);
    if (value === undefined) continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    parameters.set(name, text);
    if (documentedName(route, lastOf(name)) === name) parameters.set(lastOf(name), text);
  }
  return parameters;
}
