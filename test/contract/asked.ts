/** What the mocks answer to every question there is, for the contracts to look at. */
import assert from 'node:assert/strict';
import {createAgniMock} from '../../demo/mock/agni.js';
import {contacts} from '../../demo/mock/contacts.js';
import type {Handler} from '../../demo/mock/faults.js';
import {createZuduMock} from '../../demo/mock/zudu.js';
import {paths, type AgniAnswers, type AgniPage} from './agni.js';
import type {Row} from './documents.js';
import {rows} from './values.js';
import type {ZuduAnswers, ZuduPage} from './zudu.js';

const now = Date.parse('2026-06-11T12:00:00Z');

/** @returns What a mock answers, which is 200. */
async function ask<T = Row>(mock: Handler, address: string, body?: object): Promise<T> {
  const init = body && {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)};
  const response = await mock(new Request(`https://mock.example${address}`, init));
  assert.equal(response.status, 200, address);
  return (await response.json()) as T;
}

/** Asks for no page, and then for page after page while the mock has calls. */
async function everyPage<P>(
  first: number,
  most: number,
  get: (page: number | undefined) => Promise<P>,
  size: (page: P) => number,
): Promise<P[]> {
  const all = [await get(undefined)];
  for (let page = first; page < first + most; page++) {
    const one = await get(page);
    if (size(one) > 0 || page === first) all.push(one);
    if (size(one) === 0) break;
  }
  return all;
}

/** Which calls a mock has. */
export interface Told {
  readonly seed?: number;
  readonly count?: number;
}

/** The mock of Zudu: its list by GET and by POST, and calls one by one. */
export async function zuduAnswers({seed = 1, count = 240}: Told = {}): Promise<ZuduAnswers> {
  const mock = createZuduMock({now, count, seed, key: null});
  const size = ({answer}: ZuduPage) => rows(answer.data['calls']).length;
  const limit = 20;
  const get = async (page: number | undefined): Promise<ZuduPage> => ({
    page,
    limit,
    answer: await ask(mock, `/api/calls?limit=${limit}${page === undefined ? '' : `&page=${page}`}`),
  });
  const filter = {limit, sort_order: 'ascending', filter_criteria: {call_status: ['ended']}};
  const post = async (page: number | undefined): Promise<ZuduPage> => ({
    page,
    limit,
    answer: await ask(mock, '/api/calls', {...filter, page}),
  });
  const got = await everyPage(0, count, get, size);
  const ids = got.slice(1, 3).flatMap(({answer}) => rows(answer.data['calls']).map(({call_id: id}) => String(id)));
  const told = await Promise.all(ids.map(async (id) => ask<{data: Row}>(mock, `/api/calls/${id}`)));
  return {now, got, posted: await everyPage(0, count, post, size), told};
}

/** The mock of Agni: its list, numbers' histories, contacts' calls, and calls one by one. */
export async function agniAnswers({seed = 1, count = 240}: Told = {}): Promise<AgniAnswers> {
  const mock = createAgniMock({now, count, seed, key: null});
  const listIn = ({answer}: AgniPage) => rows((answer['data'] as Row)['callSessions']);
  const paged = async (address: string, size: number, read: (page: AgniPage) => readonly Row[]) => {
    const get = async (page: number | undefined): Promise<AgniPage> => ({
      page,
      size,
      answer: await ask(mock, `${address}page_size=${size}${page === undefined ? '' : `&page=${page}`}`),
    });
    return everyPage(1, count, get, (page) => read(page).length);
  };
  const listed = await paged(`${paths.list}?`, 20, listIn);
  const sessions = listed.slice(1).flatMap(listIn);
  // Those who are on the telephone right now, too, whose calls have the most gaps.
  const live = sessions
    .slice(0, 3)
    .flatMap(({callerNumber, calleeNumber}) => [String(callerNumber), String(calleeNumber)]);
  const numbers = [...new Set([...contacts.map((one) => one.number), ...live])];
  const history = async (phone: string, transcripts: boolean) => {
    const address = `${paths.history}?phone=${encodeURIComponent(phone)}${transcripts ? '&include_transcripts=true' : ''}&`;
    return {phone, transcripts, pages: await paged(address, 5, ({answer}) => rows(answer['calls']))};
  };
  const contact = async (id: string) => ask(mock, paths.contact.replace('{id}', id));
  return {
    listed,
    histories: await Promise.all([
      ...numbers.map(async (phone) => history(phone, true)),
      history(contacts[0].number, false),
    ]),
    contacts: await Promise.all(contacts.map(async (one) => ({number: one.number, answer: await contact(one.id)}))),
    told: await Promise.all(
      sessions.slice(0, 60).map(async ({id}) => ask(mock, paths.detail.replace('{id}', String(id)))),
    ),
  };
}
