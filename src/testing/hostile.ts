import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';
import type {Asker} from './asker.js';
import {must, mustEqual} from './must.js';
import type {VendorTest} from './vendor-test.js';

type Spoil = (answer: unknown) => unknown;

/**
 * Wrong in every way a value can be: other types, nothing, and JSON forged to look like a template, a promise or a
 * node.
 */
const wrong: readonly unknown[] = [
  null,
  true,
  42,
  -1,
  1e308,
  '',
  ' ',
  'text',
  '<img src=x onerror=alert(1)>',
  '2026-13-45T99:99:99Z',
  [],
  ['a', [1]],
  {},
  {a: {b: 'c'}},
  {_$litType$: 1, strings: ['<b>', '</b>'], values: []},
  {then: 1},
  {nodeType: 1},
  {toString: 'x', valueOf: 1},
  JSON.parse('{"__proto__": {"id": "x"}, "constructor": {"prototype": {}}}'),
];
const answers: readonly unknown[] = [
  ...wrong,
  [null],
  [[]],
  {data: null},
  {data: [null, 1, 'x']},
  {data: {calls: [[], null, 'x']}},
  {calls: {}},
];

/** Answers that are not what the vendor documents: more than that is overlooked, anything else is read or refused. */
export function hostile(asker: Asker): readonly VendorTest[] {
  return [
    {name: 'overlooks fields it does not know', run: () => overlooks(asker)},
    {name: 'reads or refuses any JSON, and lets nothing through but plain values', run: () => survives(asker)},
    {name: 'reads or refuses answers in which any one field is wrong', run: () => survivesFields(asker)},
  ];
}

/** One question of each kind. */
async function questions(asker: Asker): Promise<readonly (CallsQuery | CallQuery)[]> {
  const {
    vendor: {capabilities: can},
    contactId,
  } = asker;
  const [first] = await asker.all();
  return [
    ...(can.list ? [asker.list({pageSize: 3})] : []),
    ...(can.phone && asker.hasNumber ? [asker.phone(await asker.number(), {pageSize: 3})] : []),
    ...(can.contact && contactId ? [{kind: 'contact', contactId} as const] : []),
    ...(can.call && first ? [{kind: 'call', callId: first.id} as const] : []),
  ];
}

const ask = (asker: Asker, query: CallsQuery | CallQuery, spoil?: Spoil): Promise<Call | CallPage> =>
  query.kind === 'call' ? asker.call(query.callId, spoil) : asker.calls(query, spoil);

async function overlooks(asker: Asker): Promise<void> {
  const added = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(added);
    if (typeof value !== 'object' || value === null) return value;
    return {a_new_field: {of: ['nobody', 1]}, ...mapped(value, added), anotherNewField: 7};
  };
  // What is free in an answer, such as metadata, has the new fields, too.
  const fixed = (answer: Call | CallPage) =>
    ('calls' in answer ? answer.calls : [answer]).map((call) => [
      call.id,
      call.status,
      call.startedAt,
      call.durationSec,
      call.caller,
      call.callee,
      call.transcript?.items.map(({text, role}) => [text, role]),
    ]);
  for (const query of await questions(asker)) {
    mustEqual(fixed(await ask(asker, query, added)), fixed(await ask(asker, query)), `${query.kind} with new fields`);
  }
}

async function survives(asker: Asker): Promise<void> {
  for (const query of await questions(asker))
    for (const answer of answers) await reads(asker, query, () => answer, JSON.stringify(answer));
}

async function survivesFields(asker: Asker): Promise<void> {
  const searches = asker.vendor.capabilities.phone?.paging === 'search'; // its answers are the list's
  for (const query of await questions(asker)) {
    if (query.kind === 'phone' && searches) continue;
    const names = new Set<string>();
    let whole: unknown;
    await ask(asker, query, (answer) => collect((whole = beginning(answer)), names));
    const parser = await asker.vendor.parser(); // thousands of answers take it seconds by the way of a request
    for (const name of names) {
      for (const value of wrong) {
        const read = async (): Promise<unknown> => {
          const answer = replaced(whole, name, value);
          return query.kind === 'call' ? parser.call(answer) : parser.page(answer, query, noMore);
        };
        await passes(read(), `${query.kind} with ${name}: ${JSON.stringify(value)}`);
      }
    }
  }
}

/** Further questions have no answer here. */
const noMore = (): Promise<never> => Promise.reject(new CallsError('network'));

async function reads(asker: Asker, query: CallsQuery | CallQuery, spoil: Spoil, what: string): Promise<void> {
  await passes(ask(asker, query, spoil), `${query.kind} with ${what}`);
}

/** An answer has only plain data, or is a CallsError. */
async function passes(answer: Promise<unknown>, what: string): Promise<void> {
  const result = await answer.catch((error: unknown) => error);
  must(result instanceof CallsError || !(result instanceof Error), `${what} throws ${String(result)}`);
  if (result !== undefined && !(result instanceof CallsError)) mustBePlain(result, what);
}

/** Text, numbers and booleans; in a model that has names of ours only, there is nothing to forge. */
function mustBePlain(value: unknown, what: string): void {
  if (typeof value === 'number') must(Number.isFinite(value), `${what} gives a number that is none`);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      must(!/^(_\$lit|then$|nodeType$|__proto__$|toString$)/.test(key), `${what} lets ${key} through`);
      mustBePlain(inner, what);
    }
  } else must(typeof value === 'string' || typeof value === 'boolean', `${what} gives ${String(value)}`);
}

/** The same with the first of each list alone: what one more row would show takes as long as the first. */
function beginning(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 8).map(beginning);
  return typeof value === 'object' && value !== null ? mapped(value, beginning) : value;
}

const mapped = (value: object, change: (inner: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));

function collect(value: unknown, names: Set<string>): unknown {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) names.add(key);
      collect(inner, names);
    }
  }
  return value;
}

function replaced(value: unknown, name: string, by: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, name, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === name ? by : replaced(inner, name, by)]),
  );
}
