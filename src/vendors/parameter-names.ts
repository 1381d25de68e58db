import type {CallsQuery} from '../model/query.js';
import type {Route, Vendor} from './contract.js';
import {lastOf} from './path.js';
import {record} from './toolkit/read.js';

/** A question as a vendor words it: each parameter and field by its whole name, and the names at which lists stand. */
export interface Wording {
  readonly values: Readonly<Record<string, unknown>>;
  readonly lists: readonly string[];
}

/**
 * A question in the vendor's wording. Comparing the wordings of two questions shows what each parameter means.
 */
export async function wordingOf(vendor: Vendor, question: CallsQuery): Promise<Wording> {
  const {query, post} = vendor.request(question);
  const body: unknown = post && JSON.parse(await post.body.text());
  const parameters = Object.entries(query).filter(([, value]) => value !== undefined);
  const fields = pathsIn(body).map((path) => [path, valueAt(body, path)] as const);
  return {values: Object.fromEntries([...parameters, ...fields]), lists: listsIn(body)};
}

/** The names whose values differ between two questions. */
export const differing = ({values: a}: Wording, {values: b}: Wording): readonly string[] =>
  Object.keys({...a, ...b}).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));

/**
 * The body's value at a field's whole name, through objects and lists of objects: `agent.id` reads `{agent: [{id}]}`. A
 * list of one counts as its item. A longer list keeps one place per item, `null` where the item lacks the field, so it
 * never equals a single value.
 */
export function valueAt(body: unknown, name: string): unknown {
  const [first = '', ...rest] = name.split('.');
  const inside = (value: unknown): unknown => (rest.length > 0 ? valueAt(value, rest.join('.')) : single(value));
  if (Array.isArray(body)) {
    const values = body.map((item) => valueAt(item, name));
    return values.every((one) => one === undefined) ? undefined : single(values.map((one) => one ?? null));
  }
  const holder = record(body);
  return holder && Object.hasOwn(holder, first) ? inside(holder[first]) : undefined;
}

const single = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

/**
 * The documented parameter or field that a name stands for: its whole name, or its last part if that is unique in the
 * route. `undefined` for no match and for several.
 */
export function documentedName({query, body = []}: Route, name: string): string | undefined {
  if (query.includes(name) || body.includes(name)) return name;
  const [only, ...others] = body.filter((field) => lastOf(field) === name);
  return others.length > 0 ? undefined : only;
}

const objectsIn = (value: unknown): readonly object[] =>
  [value].flat().filter((one): one is object => record(one) !== undefined);

/** The whole names of a body's innermost fields. */
function pathsIn(body: unknown): readonly string[] {
  const paths = objectsIn(body).flatMap((holder) =>
    Object.entries(holder).flatMap(([name, value]: [string, unknown]) =>
      objectsIn(value).length > 0 ? pathsIn(value).map((path) => `${name}.${path}`) : [name],
    ),
  );
  return [...new Set(paths)];
}

/** The whole names at which a body has lists, of values or of objects. */
function listsIn(body: unknown): readonly string[] {
  const paths = objectsIn(body).flatMap((holder) =>
    Object.entries(holder).flatMap(([name, value]: [string, unknown]) => [
      ...(Array.isArray(value) ? [name] : []),
      ...listsIn(value).map((path) => `${name}.${path}`),
    ]),
  );
  return [...new Set(paths)];
}
