import {plainWord, type Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {Filter, PageAbility} from '../vendors/vendor.js';
import type {Asker} from './asker.js';
import {must, mustEqual} from './must.js';
import type {VendorTest} from './suite.js';

/** What a call has where each filter looks; a search may look anywhere. */
const looksAt: Readonly<Record<Exclude<Filter, 'search'>, (call: Call) => string | number | undefined>> = {
  agentId: ({agent}) => agent.id,
  status: ({status}) => status && plainWord(status),
  channel: ({channel}) => channel && plainWord(channel),
  callerNumber: ({caller}) => caller.number,
  startedAfter: ({startedAt}) => startedAt,
  startedBefore: ({startedAt}) => startedAt,
};

/** The capabilities, each held against what the mock does. */
export function claims(asker: Asker): readonly VendorTest[] {
  const {capabilities: {list, recordings}} = asker.vendor;
  return [
    ...(list?.filters ?? []).map((name) => ({name: `filters by ${name}`, run: () => filtersBy(asker, name)})),
    ...Object.entries(list?.sorts ?? {}).map(([word, what]) => ({name: `sorts by ${word}`, run: () => sortsBy(asker, word, what)})),
    {name: 'counts its calls as it claims', run: () => counts(asker)},
    {name: 'has transcripts where it claims them', run: () => transcripts(asker)},
    {name: recordings.length ? 'has recordings' : 'has no recordings', run: () => records(asker)},
  ];
}

async function filtersBy(asker: Asker, name: Filter): Promise<void> {
  const all = await asker.all();
  for (const value of valuesFor(all, name).slice(0, 12)) {
    const found = await asker.every(asker.list({[name]: value}));
    const partly = found.length > 0 && found.length < all.length;
    if (name === 'search') {
      if (partly) return; // another word may be in every call, or in none where the vendor looks
      continue;
    }
    must(partly, `${name} ${value} finds ${found.length} of ${all.length} calls`);
    const time = Date.parse(value);
    const sought = (call: Call) => {
      const has = looksAt[name](call);
      if (name === 'startedAfter') return Number(has) >= time;
      if (name === 'startedBefore') return Number(has) <= time;
      return has === (name === 'status' || name === 'channel' ? plainWord(value) : value);
    };
    must(found.every(sought), `${name} ${value} finds calls that have another`);
    // Whether the very moment belongs to the calls before it or after it is the vendor's matter.
    const slack = name.startsWith('started') ? 1 : 0;
    must(all.filter(sought).length - found.length <= slack, `${name} ${value} finds ${found.length} of ${all.filter(sought).length} calls`);
    return;
  }
  throw new Error(`${name}: the mock has no two calls that it would tell apart`);
}

/** Values that some calls have and others have not. */
function valuesFor(all: readonly Call[], name: Filter): readonly string[] {
  if (name === 'search') return all.slice(0, 40).flatMap(words);
  const times = all.flatMap(({startedAt}) => startedAt ?? []).sort((a, b) => a - b);
  if (name.startsWith('started')) return times.slice(Math.floor(times.length / 2)).map((time) => new Date(time).toISOString());
  const read = looksAt[name];
  const sent = (call: Call) => (name === 'status' || name === 'channel' ? call[name] : read(call));
  return [...new Set(all.map(sent))].flatMap((value) => (all.every((call) => sent(call) === value) ? [] : value ?? [])).map(String);
}

/** A long word of what is told about a call, since short ones are in every call. */
function words({summary = '', transcript}: Call): readonly string[] {
  const told = `${summary} ${(transcript?.items ?? []).map(({text}) => text).join(' ')}`;
  return [...new Set(told.match(/[a-z]{6,}/gi))].sort((a, b) => b.length - a.length).slice(0, 1);
}

async function sortsBy(asker: Asker, sortBy: string, what: keyof Call): Promise<void> {
  const ends: unknown[] = [];
  for (const [sortOrder, sign] of [['asc', 1], ['desc', -1]] as const) {
    const values = (await asker.every(asker.list({sortBy, sortOrder}))).flatMap((call) => plain(call[what]));
    must(values.length > 1, `The mock must have calls with ${what}`);
    for (const [index, value] of values.entries()) {
      const before = values[index - 1] ?? value;
      must(before === value || before < value === sign > 0, `${sortBy} ${sortOrder}: ${value} comes after ${before}`);
    }
    ends.push(values[0]);
  }
  must(ends[0] !== ends[1], `${sortBy}: both orders begin with ${String(ends[0])}`);
}

function plain(value: Call[keyof Call]): string | number | [] {
  return typeof value === 'string' || typeof value === 'number' ? value : [];
}

/** The first page of each question the vendor can be asked. */
async function firstPages(asker: Asker): Promise<readonly (readonly [kind: string, ability: PageAbility, page: CallPage])[]> {
  const {vendor: {capabilities: {list, phone, contact}}, contactId = ''} = asker;
  const found: [string, PageAbility, CallPage][] = [];
  if (list) found.push(['list', list, await asker.calls(asker.list())]);
  if (phone) found.push(['phone', phone, await asker.calls(asker.phone(await asker.number()))]);
  if (contact) found.push(['contact', contact, await asker.calls({kind: 'contact', contactId})]);
  return found;
}

async function counts(asker: Asker): Promise<void> {
  for (const [kind, {total, paging}, page] of await firstPages(asker)) {
    must(!total || page.total !== undefined, `${kind} claims a total and has none`);
    must(total || paging === 'search' || page.total === undefined, `${kind} has a total and claims none`);
    if (kind === 'list' && total) mustEqual(page.total, (await asker.all()).length, 'The total of the list');
  }
}

async function transcripts(asker: Asker): Promise<void> {
  const {capabilities: {call}} = asker.vendor;
  const said = (calls: readonly Call[]) => calls.some(({transcript}) => transcript?.items.length);
  for (const [kind, {transcripts: when}, {calls}] of await firstPages(asker)) {
    mustEqual(said(calls), when === 'always', `Whether the calls of ${kind} have transcripts`);
    if (kind !== 'phone' || when !== 'on-request') continue;
    const asked = await asker.calls(asker.phone(await asker.number(), {includeTranscripts: true}));
    must(said(asked.calls), 'phone claims transcripts on request and has none');
  }
  if (call) mustEqual(said(await details(asker)), call.transcript, 'Whether calls in full have transcripts');
}

async function details(asker: Asker): Promise<readonly Call[]> {
  return Promise.all((await asker.all()).slice(0, 30).map(({id}) => asker.call(id)));
}

async function records(asker: Asker): Promise<void> {
  const {capabilities: {call, recordings}} = asker.vendor;
  const recorded = (call ? await details(asker) : await asker.all()).find(({recordingUrl}) => recordingUrl);
  mustEqual(recorded !== undefined, recordings.length > 0, 'Whether there is a call with a recording');
  if (recorded && recordings.includes('address')) must(URL.canParse(recorded.recordingUrl ?? ''), 'A recording\'s address must be a URL');
  if (!recorded || !recordings.includes('route')) return;
  const audio = await asker.recording(recorded);
  must(audio.ok, `The recording's route answers ${audio.status}`);
  await audio.body?.cancel();
}
