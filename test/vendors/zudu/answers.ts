/** What the tests of Zudu's parser share: the fixture files, and the questions they answer. */
import {readFile} from 'node:fs/promises';
import type {Call, Entry, Transcript} from '../../../src/model/call.js';
import type {CallPage} from '../../../src/model/page.js';
import type {ListQuery, PhoneQuery} from '../../../src/model/query.js';
import {call, page} from '../../../src/vendors/zudu/parse.js';

/** A file of test/fixtures/zudu as JSON. */
export const fixture = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`../../fixtures/zudu/${name}.json`, import.meta.url), 'utf8'));

export const list = (wanted: Partial<ListQuery> = {}): ListQuery => ({kind: 'list', page: 1, pageSize: 20, ...wanted});
export const history = (wanted: Partial<PhoneQuery> = {}): PhoneQuery => ({
  kind: 'phone',
  phone: '+14155550123',
  page: 1,
  pageSize: 20,
  ...wanted,
});

/** For answers that need no other: asking is a mistake. */
export const never = (): Promise<never> => Promise.reject(new Error('Something more was asked.'));

/** An answer of the list, as documented. */
export const answer = (calls: unknown, pagination: unknown = {}): object => ({
  message: 'ok',
  status: 'success',
  error: null,
  data: {calls, pagination},
});

/** The page an answer holds; fails when the parser finds none. */
export const pageOf = (given: unknown, query: ListQuery = list()): CallPage => {
  const found = page(given, query, never);
  if (!found || 'then' in found) throw new Error('No page was found.');
  return found;
};

/** What the parser makes of one call's fields. */
export const callWith = (fields: object): Call => {
  const found = call({status: 'success', error: null, data: {call_id: 'c', ...fields}});
  if (!found) throw new Error('No call was found.');
  return found;
};

export const transcriptOf = (fields: object): Transcript | undefined => callWith(fields).transcript;

/** `{a: 1, b: 'x'}` as the lines of a call. */
export const lines = (values: Readonly<Record<string, Entry['value']>>): Entry[] =>
  Object.entries(values).map(([key, value]) => ({key, value}));
