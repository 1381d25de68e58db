import {lastOf} from '../vendors/path.js';
import {readBytes, readJson} from './body.js';
import {Leaving} from './cancellation.js';
import type {Settings} from './options.js';

/** The fields of a body that may pass, by their documented names, nested ones joined by a dot. */
export type Fields = Readonly<Record<string, unknown>>;

/** Bytes; more than any question has. */
const longest = 16 * 1024;
/** No text a person searches for is longer, and no list of statuses. */
const [longestText, longestList] = [500, 50];

const isValue = (value: unknown): boolean =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= longestText && !/[\p{Cc}\uFFFD]/u.test(value) && value.isWellFormed());

/** What one field may hold: a value, a list of them, or the two ends of a range. */
function fits(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isValue(value);
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  const named = Array.isArray(value) || Object.keys(value).every((name) => /^\w{1,50}$/.test(name));
  return named && inner.length <= longestList && inner.every(isValue);
}

/** What is at a name in a body, nested names joined by a dot. */
function at(body: unknown, name: string): unknown {
  return name.split('.').reduce<unknown>((holder, part) => {
    const isObject = typeof holder === 'object' && holder !== null && !Array.isArray(holder);
    return isObject && Object.hasOwn(holder, part) ? (holder as Fields)[part] : undefined;
  }, body);
}

/**
 * What a question's body says: of its fields the documented ones, others are dropped. `undefined` when it is no JSON,
 * too long, or a field holds what it cannot.
 */
export async function readPosted(
  request: Request,
  documented: readonly string[],
  {platform}: Settings,
): Promise<Fields | undefined> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') return undefined;
  const bytes = await readBytes(
    {headers: request.headers, body: request.body, discard: () => undefined, ending: new Leaving()},
    longest,
  );
  const json = typeof bytes === 'string' ? 'not-json' : readJson(bytes, platform);
  if (json === 'not-json' || typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
    return undefined;
  const found = documented
    .map((name) => [name, at(json.value, name)] as const)
    .filter(([, value]) => value !== undefined && value !== null);
  return found.every(([, value]) => fits(value)) ? Object.fromEntries(found) : undefined;
}

/** The fields as they go upstream, each where it is documented. */
export function posting(fields: Fields): string {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const parts = name.split('.');
    const last = parts.pop() ?? '';
    let holder = body;
    for (const part of parts) holder = (holder[part] ??= {}) as Record<string, unknown>;
    holder[last] = value;
  }
  return JSON.stringify(body);
}

/**
 * The fields as parameters, by their last names, for whoever decides about them. Several values are one text, as JSON:
 * were each a parameter of its own, whoever looks at the first would let the others pass.
 */
export function asParameters(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).map(([name, value]) => {
      const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
      return [lastOf(name), typeof only === 'string' ? only : JSON.stringify(only)];
    }),
  );
}
