/**
 * `npm run bench:parse`: the time to make calls of 10,000 raw ones, beside JSON.parse of the same text, on Node: the
 * mock's, each generation of the documented rows, and rows that a page holds itself. It measures the built package,
 * each line in a process of its own: a reader optimised for one shape reads the next at another speed, and the tool
 * that runs the sources adds a name to every function they create. It reports and asserts no time. `npm run bench:parse
 * -- 30` runs 30 rounds.
 */
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {createAgniMock} from '../demo/mock/agni.js';
import {createZuduMock} from '../demo/mock/zudu.js';
import {buildScripts} from '../scripts/build.js';
import {root} from '../scripts/sources.js';
import {withTemporaryFolder} from '../scripts/temporary.js';
import type * as local from '../src/sources/local.js';
import type {CallsQuery} from '../src/model/query.js';
import {record} from '../src/vendors/toolkit/read.js';
import type {Parser} from '../src/vendors/contract.js';
import {median, spread, table} from './statistics.js';

const [, , rounds = '15', folder = '', only = ''] = process.argv;
const wanted = Number(rounds);
const many = 10_000;

/** Makes the calls of an answer and returns their number. */
type Read = (answer: unknown) => Promise<number | undefined>;
type VendorName = 'agni' | 'zudu';

/** A module of the built package. */
const built = async <T>(file: string): Promise<T> => (await import(path.join(folder, file))) as T;

const list: CallsQuery = {kind: 'list', page: 1, pageSize: many};
const phone: CallsQuery = {kind: 'phone', phone: '+919876543210', page: 1, pageSize: many};
const contact: CallsQuery = {kind: 'contact', contactId: 'one'};

const page = (vendor: VendorName, query: CallsQuery) => async (): Promise<Read> => {
  const parser = await built<Parser>(`vendors/${vendor}/parse.js`);
  return async (answer) => (await parser.page(answer, query, () => Promise.reject(new Error('asked'))))?.calls.length;
};

const own = (vendor: VendorName) => async (): Promise<Read> => {
  const {readCalls} = await built<typeof local>('sources/local.js');
  return async (rows) => (await readCalls(rows as object[], vendor)).length;
};

/** The rows of an answer, in any known place. */
const rowsIn = (answer: unknown): readonly object[] | undefined => {
  if (Array.isArray(answer)) return answer as object[];
  return Object.values(record(answer) ?? {})
    .map(rowsIn)
    .find((rows) => rows?.length);
};

/** Every row has its own id and long texts, because equal strings would be created only once. */
const varied = (row: object, index: number): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (/^(call_)?id$/.test(name)) return [name, `f0e1d2c3-3333-4444-8555-${1e11 + index}`];
      const isLong = typeof value === 'string' && value.length > 20 && !/^\d{4}-/.test(value);
      return [name, isLong ? value.slice(0, -6) + String(1e5 + index) : value];
    }),
  );

/** A documented answer with this many rows; `documented` are its own. */
const multiplied = (file: string) => (): string => {
  const answer: unknown = JSON.parse(readFileSync(path.join(root, 'test/fixtures', `${file}.json`), 'utf8'));
  const documented = rowsIn(answer) ?? [];
  const rows = Array.from({length: many}, (_, index) => varied(documented[index % documented.length] ?? {}, index));
  return JSON.stringify(answer, (_, value: unknown) => (value === documented ? rows : value));
};

const mocked = (mock: (request: Request) => Promise<Response>, path: string) => async (): Promise<string> =>
  (await mock(new Request(`https://mock.example${path}`))).text();
const agniMock = mocked(createAgniMock({count: many, key: null}), `/api/v1/calling/call-sessions?page_size=${many}`);
const zuduMock = mocked(createZuduMock({count: many, key: null}), `/api/calls?limit=${many}`);
const rowsAlone = (answer: () => Promise<string>) => async () => JSON.stringify(rowsIn(JSON.parse(await answer())));

const cases: Readonly<Record<string, readonly [text: () => string | Promise<string>, reader: () => Promise<Read>]>> = {
  'agni mock': [agniMock, page('agni', list)],
  'agni list': [multiplied('agni/call-sessions.filled'), page('agni', list)],
  'agni list, placeholders': [multiplied('agni/call-sessions.openapi-example'), page('agni', list)],
  'agni list, older': [multiplied('agni/call-sessions.older'), page('agni', list)],
  'agni phone history': [multiplied('agni/phone-history.verbatim'), page('agni', phone)],
  'agni contact': [multiplied('agni/contact-calls.filled'), page('agni', contact)],
  'agni own data': [rowsAlone(agniMock), own('agni')],
  'zudu mock': [zuduMock, page('zudu', list)],
  'zudu list': [multiplied('zudu/calls.verbatim'), page('zudu', list)],
  'zudu own data': [rowsAlone(zuduMock), own('zudu')],
};

interface Round {
  readonly json: number;
  readonly read: number;
}

interface Measured {
  readonly megabytes: number;
  readonly rounds: readonly Round[];
}

const measure = async (name: string): Promise<Measured> => {
  const [text, reader] = cases[name] ?? [];
  if (!text || !reader) throw new Error(`There is no ${name}.`);
  const sent = await text();
  const read = await reader();
  const measured: Round[] = [];
  for (let round = 0; round <= wanted; round++) {
    const start = performance.now();
    const answer: unknown = JSON.parse(sent);
    const middle = performance.now();
    const found = await read(answer);
    const end = performance.now();
    if (found !== many) throw new Error(`${name}: ${found} calls`);
    if (round > 0) measured.push({json: middle - start, read: end - middle}); // the first one is the warm-up
  }
  return {megabytes: sent.length / 1e6, rounds: measured};
};

const line = (name: string, folder: string): string[] => {
  const args = [...process.execArgv, import.meta.filename, rounds, folder, name];
  const {megabytes, rounds: measured} = JSON.parse(
    execFileSync(process.execPath, args, {encoding: 'utf8'}),
  ) as Measured;
  const ratios = measured.map(({json, read}) => read / json);
  return [
    name,
    megabytes.toFixed(1),
    spread(measured.map(({json}) => json)),
    spread(measured.map(({read}) => read)),
    spread(ratios, 2),
    median(ratios).toFixed(2),
  ];
};

if (only) {
  console.log(JSON.stringify(await measure(only)));
} else {
  await withTemporaryFolder(async (folder) => {
    await buildScripts(folder);
    const head = ['rows', 'MB', 'JSON.parse, ms', 'read, ms', 'ratio', 'median ratio'];
    const lines = Object.keys(cases).map((name) => line(name, folder));
    console.log(`Reading ${many} calls, ${wanted} rounds: median (quartiles)\n\n${table([head, ...lines], 1)}`);
  });
}
