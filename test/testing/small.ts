/** A small service for the tests of the suite: as sound as it is told to be, and with as much of an API. */
import type {Mock} from '../../src/testing/index.js';
import {
  read,
  type Agent,
  type Call,
  type CallPage,
  type CallsQuery,
  type Cost,
  type Party,
  type TranscriptItem,
  type Vendor,
} from '../../src/index.js';

const {callsOf, count, known, list, number, pageOf, record, text, time} = read;

const topics = ['invoice', 'delivery', 'warranty', 'password', 'appointment'];

/** What the service knows. Agents, callers and costs are in different orders. */
const rows = Array.from({length: 60}, (_, index) => ({
  id: `s-${index}`,
  agent: {id: `agent-${index % 3}`, name: ['bea', 'Ada', 'Grace'][index % 3]},
  from: {name: `Caller ${(index * 7) % 11}`, number: `+1415555010${index % 10}`},
  to: {number: `+1415555020${(index * 3) % 10}`},
  cost: {total: (index * 37) % 100},
  started: new Date(Date.UTC(2026, 5, 11, 12) - index * 3_600_000).toISOString(),
  summary: `Asked about the ${topics[index % 5]} of order ${1000 + index}.`,
  said: `Hello, it is about my ${topics[index % 5]}, please.`,
}));
type Row = (typeof rows)[number];

const callOf = (raw: read.Json): Call => {
  const part = (name: string) => record(raw[name]) ?? {};
  const total = number(part('cost')['total']);
  const said = text(raw['said']);
  return known<Call>({
    id: text(raw['id']) ?? '',
    agent: known<Agent>({id: text(part('agent')['id']), name: text(part('agent')['name'])}),
    caller: known<Party>({name: text(part('from')['name']), number: text(part('from')['number'])}),
    callee: known<Party>({number: text(part('to')['number'])}),
    cost: total === undefined ? undefined : ({total, parts: []} satisfies Cost),
    startedAt: time(raw['started']),
    summary: text(raw['summary']),
    transcript: said === undefined ? undefined : {items: [{role: 'user', text: said} satisfies TranscriptItem]},
  });
};

const keys: Readonly<Record<string, (row: Row) => string | number>> = {
  agent: ({agent}) => agent.name ?? '',
  caller: ({from}) => from.name,
  callee: ({to}) => to.number,
  cost: ({cost}) => cost.total,
  started: ({started}) => started,
};

const sorted = (by: string, order: string): Row[] => {
  const key = keys[by] ?? (() => 0);
  const up = rows.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one === other ? 0 : one < other ? -1 : 1;
  });
  return order === 'asc' ? up : up.toReversed();
};

/** What may be wrong with it. */
export interface Faults {
  /** Which calls a search finds, instead of those that have the word in what was said or summed up. */
  readonly finds?: (row: Row, words: string) => boolean;
  /** Everything comes at once. */
  readonly all?: boolean;
}

const has = ({summary, said}: Row, words: string): boolean =>
  `${summary} ${said}`.toLowerCase().includes(words.toLowerCase());

export const smallMock =
  ({finds = has, all = false}: Faults = {}): Mock =>
  (request) => {
    const {pathname, searchParams} = new URL(request.url);
    const asked = (name: string, usual: string) => searchParams.get(name) ?? usual;
    const one = rows.find(({id}) => pathname === `/calls/${id}`);
    if (one) return Response.json(one);
    const plain = ({said: _, ...row}: Row) => row;
    const answer = (found: readonly Row[]) => {
      const [page, size] = all ? [1, found.length] : [Number(asked('page', '1')), Number(asked('size', '20'))];
      return Response.json({items: found.slice((page - 1) * size, page * size).map(plain), count: found.length});
    };
    if (pathname === '/calls') {
      const words = asked('q', '');
      return answer(
        sorted(asked('sort', 'started'), asked('order', 'desc')).filter((row) => words === '' || finds(row, words)),
      );
    }
    const [, whose, id = ''] = /^\/(numbers|contacts)\/([^/]+)$/.exec(pathname) ?? [];
    const theirs = ({from, to}: Row) => [from.number, to.number].includes(decodeURIComponent(id));
    if (whose) return answer(rows.filter((row) => (whose === 'numbers' ? theirs(row) : row.agent.id === id)));
    return Response.json({error: 'not found'}, {status: 404});
  };

const pages = {query: ['page', 'size'], pageSize: 'size'};
const routes = {
  list: {path: '/calls', ...pages, query: ['page', 'size', 'q', 'sort', 'order']},
  call: {path: '/calls/{id}', query: []},
  phone: {path: '/numbers/{id}', ...pages},
  contact: {path: '/contacts/{id}', query: []},
};

/** The service's vendor, under a name of its own each time. */
let made = 0;
export const small = (capabilities: Partial<Vendor['capabilities']>): Vendor => ({
  name: `small-${++made}`,
  capabilities: {recordings: [], ...capabilities},
  routes,
  request: (query) => {
    if (query.kind === 'call') return {route: routes.call, id: query.callId, query: {}};
    if (query.kind === 'contact') return {route: routes.contact, id: query.contactId, query: {}};
    const {page, pageSize} = query;
    const size = {page, size: pageSize};
    if (query.kind === 'phone') return {route: routes.phone, id: query.phone, query: size};
    const {search, sortBy, sortOrder} = query;
    const all = capabilities.list?.paging === 'all';
    return {route: routes.list, id: undefined, query: {...(!all && size), q: search, sort: sortBy, order: sortOrder}};
  },
  parser: () =>
    Promise.resolve({
      page: (answer: unknown, query: CallsQuery): CallPage | undefined => {
        const json = record(answer) ?? {};
        const items = list(json['items']);
        if (!items) return undefined;
        const calls = callsOf(items, callOf);
        const all = query.kind === 'contact' || capabilities[query.kind]?.paging === 'all';
        if (!all) return pageOf(calls, items.length, {total: json['count']}, query);
        return known<CallPage>({calls, page: 1, total: count(json['count']), more: false});
      },
      call: (answer) => {
        const found = callOf(record(answer) ?? {});
        return found.id ? found : undefined;
      },
    }),
});
