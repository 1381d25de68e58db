/**
 * What a server knows of each vendor of the package is written by hand, in `upstream.ts`. It is held against what the
 * vendor's own requests reveal, and against the answers of its mock.
 */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import type {Call} from '../../src/model/call.js';
import type {CallQuery, CallsQuery} from '../../src/model/query.js';
import {upstreamOf} from '../../src/proxy/index.js';
import {askCall, askCalls} from '../../src/sources/remote.js';
import type {Routes, Upstream, Vendor} from '../../src/vendors/contract.js';
import {builtIn} from '../../src/vendors/registry.js';
import {upstreams} from '../../src/vendors/server-registry.js';
import {record} from '../../src/vendors/toolkit/read.js';
import {contactIdOf, mockOf} from '../support/mocks.js';

const byName: Readonly<Record<string, Upstream<Partial<Routes>>>> = upstreams;
const upstreamFor = (name: string): Upstream<Partial<Routes>> => {
  const found = byName[name];
  if (!found) throw new Error(`“${name}” is not in src/vendors/server-registry.ts`);
  return found;
};

/** The mock's answers to a question, as text, and how the vendor's own parser reads them. */
interface Answered<T> {
  readonly texts: readonly string[];
  readonly read: T;
}

async function answered<T>(
  name: string,
  ask: (connection: Parameters<typeof askCalls>[0]) => Promise<T>,
): Promise<Answered<T>> {
  const mock = mockOf(name);
  const texts: string[] = [];
  const fetch = async (url: RequestInfo | URL, init?: RequestInit) => {
    const response = await mock(new Request(url, init));
    texts.push(await response.clone().text());
    return response;
  };
  const read = await ask({endpoint: 'https://proxy.example', vendor: name, fetch});
  return {texts, read};
}

const listQuery = {kind: 'list', page: 1, pageSize: 50} as const;

/** Every question for calls that a vendor claims; of its list also the sorted one, which may be another request. */
function questionsFor({name, capabilities: {list, contact, phone}}: Vendor): readonly (CallsQuery | 'phone')[] {
  const sorts = Object.keys(list?.sorts ?? {}).slice(0, 1);
  const contactId = contactIdOf(name);
  if (contact && contactId === undefined) throw new Error(`“${name}” needs a contactId in test/support/mocks.ts`);
  return [
    ...(list ? [listQuery, ...sorts.map((sortBy) => ({...listQuery, sortBy}))] : []),
    ...(contactId === undefined ? [] : [{kind: 'contact', contactId} as const]),
    ...(list && phone ? ['phone' as const] : []),
  ];
}

/** The history of a number from the vendor's list. */
async function historyIn(name: string): Promise<CallsQuery> {
  const {read: page} = await answered(name, async (connection) => askCalls(connection, listQuery));
  const phone = page.calls.map(({caller}) => caller.number).find((number) => number?.startsWith('+'));
  return {kind: 'phone', phone: phone ?? '', page: 1, pageSize: 20};
}

const ids = (calls: readonly (Call | undefined)[]) => calls.map((call) => call?.id).sort();

/** Whether an object or a list is in an answer itself, and no copy of it. */
const isPartOf = (part: unknown, answer: unknown): boolean =>
  part === answer ||
  (typeof answer === 'object' && answer !== null && Object.values(answer).some((one) => isPartOf(part, one)));

/** The id of a row or a call by the first of the fields that it has, as the proxy looks for it. */
const idBy = (fields: readonly string[], raw: unknown): unknown =>
  fields.map((name) => record(raw)?.[name]).find((value) => value !== undefined && value !== null);

/** The status of the vendor’s own API for a question with these headers. */
async function statusWith(vendor: Vendor, query: CallsQuery | CallQuery, headers: Readonly<Record<string, string>>) {
  const {route, query: parameters, post} = vendor.request(query);
  const url = new URL(route.path, 'https://mock.example');
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const {status} = await mockOf(vendor.name, key)(new Request(url, {headers, ...post}));
  return status;
}
const key = 'key-of-the-test';

it('each vendor of the package has an upstream, and no other', () => {
  expect(Object.keys(upstreams).sort()).to.deep.equal(builtIn.map(({name}) => name).sort());
});

for (const vendor of builtIn) {
  const {name, capabilities} = vendor;
  describe(`the upstream of ${name}`, () => {
    const upstream = upstreamFor(name);

    it('has the vendor’s routes, each of which is found by its own path', () => {
      expect(upstream.routes).to.equal(vendor.routes);
      const routes = Object.values(upstream.routes);
      for (const {path} of routes) {
        const first = routes.find((one) => new RegExp(`^${one.path.replace('{id}', '[^/]+')}$`).test(path));
        expect(first?.path, 'the first route that fits').to.equal(path);
      }
    });

    it('names the parameters as the vendor’s requests do', async () => {
      const {parameters: learned} = await upstreamOf(vendor, upstream);
      const sorted = (names: readonly string[] = []) => [...names].sort();
      const {parameters} = upstream;
      expect(parameters?.agentId, 'agentId').to.equal(learned?.agentId);
      expect(parameters?.phone, 'phone').to.equal(learned?.phone);
      expect(sorted(parameters?.paging), 'paging').to.deep.equal(sorted(learned?.paging));
      expect(sorted(parameters?.lists), 'lists').to.deep.equal(sorted(learned?.lists));
    });

    for (const question of questionsFor(vendor)) {
      it(`finds the calls in an answer to ${JSON.stringify(question)}`, async () => {
        const query = question === 'phone' ? await historyIn(name) : question;
        const {texts, read: page} = await answered(name, async (connection) => askCalls(connection, query));
        const calls: (Call | undefined)[] = [];
        for (const text of texts) {
          const answer: unknown = JSON.parse(text);
          const rows = upstream.rows(answer) ?? [];
          expect(rows, 'rows').not.to.be.empty;
          expect(isPartOf(rows, answer), 'rows are the very array of the answer').to.be.true;
          calls.push(...rows.map((row) => upstream.read(row)));
          if (upstream.idFields) {
            const named = rows.map((row) => idBy(upstream.idFields ?? [], row));
            expect(named, 'idFields').to.deep.equal(rows.map((row) => upstream.read(row)?.id));
          }
          if (upstream.envelope) expect(text, 'envelope').to.match(upstream.envelope);
        }
        const isSearch = query.kind !== 'contact' && capabilities[query.kind]?.paging === 'search';
        if (isSearch) expect(ids(calls)).to.include.members(ids(page.calls));
        else expect(ids(calls)).to.deep.equal(ids(page.calls));
        for (const call of page.calls) {
          const own = calls.find((one) => one?.id === call.id);
          const {agent, caller, callee, recordingUrl} = call;
          expect(own, 'whose a call is').to.deep.include({agent, caller, callee});
          expect(own?.recordingUrl).to.equal(recordingUrl);
        }
      });
    }

    if (capabilities.list && capabilities.call) {
      it('finds the call in a detail answer, and what plays it', async () => {
        const {read: page} = await answered(name, async (connection) => askCalls(connection, listQuery));
        for (const {id: callId} of page.calls) {
          const {texts, read: call} = await answered(name, async (connection) =>
            askCall(connection, {kind: 'call', callId}),
          );
          const [text = ''] = texts;
          const answer: unknown = JSON.parse(text);
          const one = upstream.single(answer);
          expect(isPartOf(one, answer), 'single is the very object of the answer').to.be.true;
          expect(upstream.read(one)).to.deep.include({
            id: callId,
            agent: call.agent,
            caller: call.caller,
            callee: call.callee,
          });
          if (upstream.idFields) expect(idBy(upstream.idFields, one), 'idFields').to.equal(callId);
          if (upstream.envelope) expect(text, 'envelope').to.match(upstream.envelope);
          if (capabilities.recordings.includes('route')) continue;
          expect(upstream.recording?.(answer), 'recording').to.equal(call.recordingUrl);
        }
      });
    }

    it('sends the key in every header that the API wants', async () => {
      const query = capabilities.list ? listQuery : questionsFor(vendor).find((one) => one !== 'phone');
      if (!query) return;
      const all = Object.fromEntries(
        upstream.keyHeaders.map((header) => [header, [upstream.scheme, key].filter(Boolean).join(' ')]),
      );
      expect(await statusWith(vendor, query, all)).to.equal(200);
      for (const header of upstream.keyHeaders) {
        const {[header]: _, ...others} = all;
        expect(await statusWith(vendor, query, others), `without ${header}`).to.be.oneOf([401, 403]);
      }
    });
  });
}
