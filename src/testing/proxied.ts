import type {Call} from '../model/call.js';
import {takesPart} from '../model/phone.js';
import type {CallsQuery} from '../model/query.js';
import {authorizeScope, createProxy, signScope, upstreamOf, type Authorize, type Scope} from '../proxy/index.js';
import {Asker} from './asker.js';
import {valuesFor} from './claims.js';
import {must, mustEqual} from './must.js';
import type {Mock, VendorTest} from './vendor-test.js';

/** Signs the tokens of one run. */
const secret = crypto.randomUUID() + crypto.randomUUID();

const idsOf = (calls: readonly Call[]) => calls.map(({id}) => id);

/**
 * The same questions through a proxy in front of the mock: a page's questions must pass, and a scope token must open its
 * own calls and nothing else. Skipped where the parser has no `read`, which a proxy needs.
 */
export function proxied(asker: Asker): readonly VendorTest[] {
  const {capabilities: can} = asker.vendor;
  const tests: VendorTest[] = [
    {name: 'answers every question through a proxy, too', run: () => passes(asker)},
    {name: 'opens nothing without a token', run: () => opensNothing(asker)},
  ];
  if (can.list) tests.push({name: "opens an agent's calls to the agent's token", run: () => opensAgent(asker)});
  if (can.phone && asker.hasNumber)
    tests.push({name: "opens a number's calls to the number's token", run: () => opensNumber(asker)});
  if (can.contact && asker.contactId !== undefined)
    tests.push({name: "opens a contact's calls to the contact's token", run: () => opensContact(asker)});
  if (can.call && asker.hasCalls) tests.push({name: "opens one call to the call's token", run: () => opensCall(asker)});
  return tests.map(({name, run}) => ({
    name,
    run: async () => {
      const parser = await asker.vendor.parser();
      if (parser.read) await run();
    },
  }));
}

/** The mock behind a proxy, requested with these headers. */
async function behindProxy(
  {vendor, mock, options}: Asker,
  authorize: Authorize,
  headers: Readonly<Record<string, string>> = {},
): Promise<Asker> {
  const server = {baseUrl: 'https://mock.example', keyHeaders: ['x-key-of-the-mock'], fields: {}};
  const proxy = createProxy({
    vendor: await upstreamOf(vendor, server),
    credentials: 'key-of-the-mock',
    authorize,
    fetch: async (url, init) => mock(new Request(url, init)),
  });
  const authorizedMock: Mock = (request) => {
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return proxy(request);
  };
  return new Asker(vendor, authorizedMock, options);
}

async function withToken(asker: Asker, scope: Scope): Promise<Asker> {
  const authorization = `Bearer ${await signScope(scope, secret)}`;
  return behindProxy(asker, authorizeScope(secret), {authorization});
}

/** Every kind of question, with each filter and order by itself. */
async function questions(asker: Asker): Promise<readonly CallsQuery[]> {
  const {
    vendor: {capabilities: can},
    contactId,
  } = asker;
  const queries: CallsQuery[] = [];
  if (can.list) {
    const all = await asker.all();
    const first = asker.list({pageSize: Math.min(10, can.list.maxPageSize ?? 10)});
    queries.push(first, {...first, page: 2});
    for (const name of can.list.filters) {
      const [value] = name === 'search' ? ['the'] : valuesFor(all, name);
      if (value !== undefined) queries.push({...first, [name]: value});
    }
    for (const sortBy of Object.keys(can.list.sorts)) {
      for (const sortOrder of ['asc', 'desc'] as const) queries.push({...first, sortBy, sortOrder});
    }
  }
  if (can.phone && asker.hasNumber) queries.push(asker.phone(await asker.number()));
  if (can.contact && contactId !== undefined) queries.push({kind: 'contact', contactId});
  return queries;
}

async function passes(asker: Asker): Promise<void> {
  const open = await behindProxy(asker, () => true);
  for (const query of await questions(asker)) {
    const [direct, through] = [await asker.calls(query), await open.calls(query)];
    const what = `Through a proxy, ${JSON.stringify(query)}`;
    mustEqual([idsOf(through.calls), through.total], [idsOf(direct.calls), direct.total], what);
  }
  const {call, recordings} = asker.vendor.capabilities;
  for (const one of (await asker.all()).slice(0, 30)) {
    const whole = call ? await open.call(one.id) : one;
    mustEqual(whole.id, one.id, 'Through a proxy, a call');
    if (!whole.recordingUrl || !recordings.includes('route')) continue;
    const audio = await open.recording(one);
    await audio.body?.cancel();
    must(audio.ok, `Through a proxy, the recording of ${one.id} is answered ${audio.status}`);
    return;
  }
}

async function opensNothing(asker: Asker): Promise<void> {
  const closed = await behindProxy(asker, authorizeScope(secret));
  for (const query of await questions(asker)) await refused(closed, query, 'unauthorized');
  if (!asker.vendor.capabilities.call) return;
  for (const {id} of (await asker.all()).slice(0, 1)) await refused(closed, {kind: 'call', callId: id}, 'unauthorized');
}

async function refused(asker: Asker, query: Parameters<Asker['refusal']>[0], ...codes: readonly string[]) {
  const {code} = await asker.refusal(query);
  must(codes.includes(code), `${JSON.stringify(query)} must be refused as ${codes.join(' or ')}, and is as ${code}`);
}

/** Calls that a token opens one by one, and calls that it does not. */
async function opensThese(asker: Asker, token: Asker, isOpen: (call: Call) => boolean): Promise<void> {
  if (!asker.vendor.capabilities.call) return;
  const all = await asker.all();
  for (const {id} of all.filter(isOpen).slice(0, 3)) mustEqual((await token.call(id)).id, id, 'A call of the token');
  for (const {id} of all.filter((call) => !isOpen(call)).slice(0, 3))
    await refused(token, {kind: 'call', callId: id}, 'not-found', 'forbidden');
}

async function opensAgent(asker: Asker): Promise<void> {
  const {capabilities: can} = asker.vendor;
  const all = await asker.all();
  const [agent, other] = [...new Set(all.flatMap(({agent: {id}}) => id ?? []))];
  if (agent === undefined) return;
  const token = await withToken(asker, {agent});
  const theirs = (call: Call) => call.agent.id === agent;
  const open = await token.every(token.list());
  mustEqual(idsOf(open).sort(), idsOf(all.filter(theirs)).sort(), `The calls that the token of ${agent} opens`);
  await opensThese(asker, token, theirs);
  if (can.list?.filters.includes('agentId')) {
    const {calls} = await token.calls(token.list({agentId: agent}));
    must(calls.length > 0 && calls.every(theirs), `The token of ${agent} must open the list of ${agent}`);
    if (other !== undefined) await refused(token, token.list({agentId: other}), 'forbidden');
  }
  await refusedLists(asker, token, can.phone?.paging === 'search' ? ['contact'] : ['phone', 'contact']);
  if (can.phone?.paging !== 'search') return;
  // The search for a number's calls reads the list, of which the token opens the agent's calls.
  const matches = await token.every(token.phone(await asker.number()));
  must(matches.every(theirs), `The token of ${agent} opens a number's calls with other agents`);
}

async function opensNumber(asker: Asker): Promise<void> {
  const number = await asker.number();
  const token = await withToken(asker, {phone: number});
  const theirs = (call: Call) => takesPart(call, number);
  const [direct, open] = [await asker.every(asker.phone(number)), await token.every(token.phone(number))];
  mustEqual(idsOf(open), idsOf(direct), `The calls that the token of ${number} opens`);
  must(open.every(theirs), `The token of ${number} opens calls of others`);
  await opensThese(asker, token, theirs);
  // A search reads the list, which the token narrows to its own calls: any number may be searched for.
  if (asker.vendor.capabilities.phone?.paging === 'search') {
    const others = await token.every(token.phone('+14155550999'));
    must(others.every(theirs), `The token of ${number} opens another number's calls`);
  } else {
    await refused(token, token.phone('+14155550999'), 'forbidden');
  }
  await refusedLists(asker, token, ['contact']);
}

async function opensContact(asker: Asker): Promise<void> {
  const contactId = asker.contactId ?? '';
  const token = await withToken(asker, {contact: contactId});
  const {calls: direct} = await asker.calls({kind: 'contact', contactId});
  const {calls: open} = await token.calls({kind: 'contact', contactId});
  mustEqual(idsOf(open), idsOf(direct), `The calls that the token of ${contactId} opens`);
  const theirs = new Set(idsOf(direct));
  await opensThese(asker, token, ({id}) => theirs.has(id));
  await refused(token, {kind: 'contact', contactId: `${contactId}-other`}, 'forbidden');
  await refusedLists(asker, token, ['list', 'phone']);
}

async function opensCall(asker: Asker): Promise<void> {
  const [call] = await asker.all();
  if (!call) return;
  const token = await withToken(asker, {call: call.id});
  await opensThese(asker, token, ({id}) => id === call.id);
  await refusedLists(asker, token, ['list', 'phone', 'contact']);
}

/** Each of these kinds of question is refused, where the vendor supports it. */
async function refusedLists(asker: Asker, token: Asker, kinds: readonly CallsQuery['kind'][]): Promise<void> {
  for (const query of await questions(asker)) {
    if (kinds.includes(query.kind)) await refused(token, query, 'forbidden');
  }
}
