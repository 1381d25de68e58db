import {plainWord, type Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import {comparing, sortValues} from '../sources/select.js';
import type {Filter, PageAbility} from '../vendors/contract.js';
import type {Asker} from './asker.js';
import {must, mustEqual} from './must.js';
import type {VendorTest} from './vendor-test.js';

type Fielded = Exclude<Filter, 'search'>;

/** What a call has where each filter looks; a search may look anywhere. */
const looksAt: Readonly<Record<Fielded, (call: Call) => string | number | undefined>> = {
  agentId: ({agent}) => agent.id,
  status: ({status}) => status && plainWord(status),
  channel: ({channel}) => channel && plainWord(channel),
  callerNumber: ({caller}) => caller.number,
  startedAfter: ({startedAt}) => startedAt,
  startedBefore: ({startedAt}) => startedAt,
};

/** Tests each capability against the mock. */
export function claims(asker: Asker): readonly VendorTest[] {
  const {
    capabilities: {list, recordings},
  } = asker.vendor;
  return [
    ...(list?.filters ?? []).map((name) => ({
      name: `filters by ${name}`,
      run: () => (name === 'search' ? searches(asker) : filtersBy(asker, name)),
    })),
    ...Object.entries(list?.sorts ?? {}).map(([word, what]) => ({
      name: `sorts by ${word}`,
      run: () => sortsBy(asker, word, what),
    })),
    {name: 'counts its calls as it claims', run: () => counts(asker)},
    ...(asker.hasCalls
      ? [
          {name: 'has transcripts where it claims them', run: () => transcripts(asker)},
          {name: recordings.length ? 'has recordings' : 'has no recordings', run: () => records(asker)},
        ]
      : []),
  ];
}

async function filtersBy(asker: Asker, name: Fielded): Promise<void> {
  const all = await asker.all();
  for (const value of valuesFor(all, name).slice(0, 12)) {
    const results = await asker.every(asker.list({[name]: value}));
    must(
      results.length > 0 && results.length < all.length,
      `${name} ${value} finds ${results.length} of ${all.length} calls`,
    );
    const time = Date.parse(value);
    const matches = (call: Call) => {
      const has = looksAt[name](call);
      if (name === 'startedAfter') return Number(has) >= time;
      if (name === 'startedBefore') return Number(has) <= time;
      return has === (name === 'status' || name === 'channel' ? plainWord(value) : value);
    };
    must(results.every(matches), `${name} ${value} finds calls that have another`);
    // Whether a bound is inclusive is up to the vendor.
    const slack = name.startsWith('started') ? 1 : 0;
    must(
      all.filter(matches).length - results.length <= slack,
      `${name} ${value} finds ${results.length} of ${all.filter(matches).length} calls`,
    );
    return;
  }
  throw new Error(`${name}: the mock has no two calls that it would tell apart`);
}

/** Values that only some calls have. */
export function valuesFor(all: readonly Call[], name: Fielded): readonly string[] {
  const times = all.flatMap(({startedAt}) => startedAt ?? []).sort((a, b) => a - b);
  if (name.startsWith('started'))
    return times.slice(Math.floor(times.length / 2)).map((time) => new Date(time).toISOString());
  const read = looksAt[name];
  const rawValue = (call: Call) => (name === 'status' || name === 'channel' ? call[name] : read(call));
  return [...new Set(all.map(rawValue))]
    .flatMap((value) => (all.every((call) => rawValue(call) === value) ? [] : (value ?? [])))
    .map(String);
}

/** Where a call's own words are; a vendor need not look everywhere. */
const wordings: readonly ((call: Call) => string)[] = [
  ({summary = ''}) => summary,
  ({analysis}) => analysis?.summary ?? '',
  ({transcript}) => (transcript?.items ?? []).flatMap(({text, tool, node}) => (tool || node ? [] : text)).join(' '),
];

/** A word that is in no call. */
const nonsense = 'qzxvkjwpfhgqzx';

/** Calls whose own words are searched for, and results that are looked at, at most. */
const [mostSearches, mostFound] = [6, 12];

/** A search finds a call by its own words, only calls that have the word, and nothing by a word that is in no call. */
async function searches(asker: Asker): Promise<void> {
  const none = await asker.every(asker.list({search: nonsense}));
  must(!none.length, `search ${nonsense} finds ${none.length} calls, and no call has that word`);
  const all = await asker.all();
  const whole = new Map<string, Promise<Call>>();
  const inFull = async (call: Call): Promise<Call> => {
    if (!asker.vendor.capabilities.call) return call;
    const known = whole.get(call.id) ?? asker.call(call.id);
    whole.set(call.id, known);
    return {...call, ...(await known)};
  };
  const failures: string[] = [];
  for (const wording of wordings) {
    const failure = await searchesIn(asker, all, async (call) => wording(call) || wording(await inFull(call)), inFull);
    if (failure === undefined) return;
    failures.push(failure);
  }
  throw new Error(failures.join('; '));
}

/** Why the search does not cover a text; `undefined` when it does. Fails for a result without the word. */
async function searchesIn(
  asker: Asker,
  all: readonly Call[],
  textOf: (call: Call) => Promise<string>,
  inFull: (call: Call) => Promise<Call>,
): Promise<string | undefined> {
  let searched = 0;
  for (const call of all.slice(0, 40)) {
    const word = longWord(await textOf(call));
    if (!word || searched === mostSearches) continue;
    searched++;
    const results = await asker.every(asker.list({search: word}));
    for (const one of results.slice(0, mostFound)) {
      const full = await inFull(one);
      // Without its transcript, a call may have the word where nobody sees it. The search may match another form of
      // the word.
      const seen = !full.transcript || JSON.stringify(full).toLowerCase().includes(word.slice(0, 5).toLowerCase());
      must(seen, `search ${word} finds ${one.id}, which does not have it`);
    }
    if (!results.some(({id}) => id === call.id)) return `search ${word} does not find ${call.id}, which has it`;
  }
  return searched ? undefined : 'search: the mock has no calls with text';
}

/** The longest word, since short ones are in every call. */
function longWord(text: string): string | undefined {
  return [...new Set(text.match(/[\p{L}\p{M}]{6,}/gu))].sort((a, b) => b.length - a.length)[0];
}

/** A party is sorted by its name or its number: one of them has to be in order. */
async function sortsBy(asker: Asker, sortBy: string, what: keyof Call): Promise<void> {
  const [up, down] = await Promise.all(
    (['asc', 'desc'] as const).map((sortOrder) => asker.every(asker.list({sortBy, sortOrder}))),
  );
  const failures = sortValues(what).map((value) => {
    const [rising, falling] = [up, down].map((calls) => (calls ?? []).flatMap((call) => value(call) ?? []));
    if (!rising?.length || !falling?.length || rising.length === 1) return `The mock must have calls with ${what}`;
    if (rising[0] === falling[0]) return `${sortBy}: both orders begin with ${rising[0]}`;
    return disorder(rising, `${sortBy} asc`) ?? disorder(falling.reverse(), `${sortBy} desc, read backwards`);
  });
  must(failures.includes(undefined), failures.join('; '));
}

/** The first value out of order, by collation as well as by code units; `undefined` when one of these orders holds. */
function disorder(values: readonly (string | number)[], what: string): string | undefined {
  const wrong = [comparing(), (a: string | number, b: string | number) => (a === b ? 0 : a < b ? -1 : 1)].map(
    (compare) => values.findIndex((value, index) => compare(values[index - 1] ?? value, value) > 0),
  );
  const at = Math.max(...wrong);
  return wrong.includes(-1) ? undefined : `${what}: ${values[at]} comes after ${values[at - 1]}`;
}

/** The first page of each question the vendor can be asked. */
async function firstPages(
  asker: Asker,
): Promise<readonly (readonly [kind: string, ability: PageAbility, page: CallPage])[]> {
  const {
    vendor: {
      capabilities: {list, phone, contact},
    },
    contactId,
  } = asker;
  const pages: [string, PageAbility, CallPage][] = [];
  if (list) pages.push(['list', list, await asker.calls(asker.list())]);
  if (phone && asker.hasNumber) pages.push(['phone', phone, await asker.calls(asker.phone(await asker.number()))]);
  if (contact && contactId) pages.push(['contact', contact, await asker.calls({kind: 'contact', contactId})]);
  return pages;
}

async function counts(asker: Asker): Promise<void> {
  for (const [kind, {total, paging}, page] of await firstPages(asker)) {
    must(!total || page.total !== undefined, `${kind} claims a total and has none`);
    must(total || paging === 'search' || page.total === undefined, `${kind} has a total and claims none`);
    if (kind === 'phone' && total) {
      mustEqual(page.total, (await asker.every(asker.phone(await asker.number()))).length, 'The total of a number');
    }
    if (kind === 'list' && total) mustEqual(page.total, (await asker.all()).length, 'The total of the list');
  }
}

async function transcripts(asker: Asker): Promise<void> {
  const {
    capabilities: {call},
  } = asker.vendor;
  const areTranscribed = (calls: readonly Call[]) => calls.some(({transcript}) => transcript?.items.length);
  for (const [kind, {transcripts: when}, {calls}] of await firstPages(asker)) {
    mustEqual(areTranscribed(calls), when === 'always', `Whether the calls of ${kind} have transcripts`);
    if (kind !== 'phone' || when !== 'on-request') continue;
    const requested = await asker.calls(asker.phone(await asker.number(), {includeTranscripts: true}));
    must(areTranscribed(requested.calls), 'phone claims transcripts on request and has none');
  }
  if (call && (await asker.all()).length)
    mustEqual(areTranscribed(await details(asker)), call.transcript, 'Whether calls in full have transcripts');
}

async function details(asker: Asker): Promise<readonly Call[]> {
  return Promise.all((await asker.all()).slice(0, 30).map(({id}) => asker.call(id)));
}

async function records(asker: Asker): Promise<void> {
  const {
    capabilities: {call, recordings},
  } = asker.vendor;
  const recorded = (call ? await details(asker) : await asker.all()).find(({recordingUrl}) => recordingUrl);
  mustEqual(recorded !== undefined, recordings.length > 0, 'Whether there is a call with a recording');
  if (recorded && recordings.includes('address'))
    must(URL.canParse(recorded.recordingUrl ?? ''), "A recording's address must be a URL");
  if (!recorded || !recordings.includes('route')) return;
  const audio = await asker.recording(recorded);
  must(audio.ok, `The recording's route answers ${audio.status}`);
  await audio.body?.cancel();
}
