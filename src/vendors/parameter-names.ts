import type {CallsQuery} from '../model/query.js';
import {record} from './toolkit/read.js';
import type {Vendor} from './contract.js';

/**
 * What a vendor makes of a question: the values of its parameters, and of its body's fields by the last part of their
 * names. What changes there with the question tells what each is for, so that nobody has to say it a second time.
 */
export async function saidIn(vendor: Vendor, question: CallsQuery): Promise<Readonly<Record<string, unknown>>> {
  const {query, post} = vendor.request(question);
  const posted: unknown = post && JSON.parse(await post.body.text());
  return Object.fromEntries([...Object.entries(query), ...leaves(posted)].filter(([, value]) => value !== undefined));
}

/** The names under which two questions say different things. */
export const differing = (
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): readonly string[] => Object.keys({...a, ...b}).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));

const leaves = (value: unknown): (readonly [string, unknown])[] =>
  Object.entries(record(value) ?? {}).flatMap(([name, inner]) =>
    record(inner) ? leaves(inner) : [[name, inner] as const],
  );
