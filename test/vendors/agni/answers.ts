/** What the tests of Agni's parser share: the fixture files, and the questions they answer. */
import {readFile} from 'node:fs/promises';
import type {Call, Entry, Transcript} from '../../../src/model/call.js';
import type {CallPage} from '../../../src/model/page.js';
import type {ContactQuery, ListQuery, PhoneQuery} from '../../../src/model/query.js';
import {call, page} from '../../../src/vendors/agni/parse.js';

/** A file of test/fixtures/agni as JSON. */
export const fixture = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`../../fixtures/agni/${name}.json`, import.meta.url), 'utf8'));

export const list = (wanted: Partial<ListQuery> = {}): ListQuery => ({kind: 'list', page: 1, pageSize: 20, ...wanted});
export const contact: ContactQuery = {kind: 'contact', contactId: 'grace'};
export const history = (wanted: Partial<PhoneQuery> = {}): PhoneQuery => ({
  kind: 'phone',
  phone: '+919876543210',
  page: 1,
  pageSize: 20,
  ...wanted,
});

/** The page an answer holds; fails when the parser finds none. */
export const pageOf = (answer: unknown, query: Parameters<typeof page>[1] = list()): CallPage => {
  const found = page(answer, query);
  if (!found) throw new Error('No page was found.');
  return found;
};

/** The list's answer with these rows, as documented. */
export const sessions = (...callSessions: unknown[]): object => ({success: true, message: 'ok', data: {callSessions}});

/** What the parser makes of one call's fields, wrapped as the detail is documented. */
export const callWith = (fields: object): Call => {
  const found = call({success: true, data: {id: 'c', ...fields}});
  if (!found) throw new Error('No call was found.');
  return found;
};

/** What the parser makes of a transcript; `fields` are the call's own. */
export const transcriptOf = (transcripts: unknown, fields: object = {}): Transcript | undefined =>
  callWith({...fields, transcripts}).transcript;

/** `{a: 1, b: 'x'}` as the lines of a call. */
export const lines = (values: Readonly<Record<string, Entry['value']>>): Entry[] =>
  Object.entries(values).map(([key, value]) => ({key, value}));
