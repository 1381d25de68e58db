export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
type JsonObject = {readonly [key: string]: Json};
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !isList(value);

/** Every kind of wrong value: other types, nothing, and JSON forged as a Lit template or a promise. */
const wrong: readonly Json[] = [
  42,
  true,
  null,
  ['a', 1],
  {a: {b: 'c'}},
  {_$litType$: 1, strings: ['<b>forged</b>'], values: []},
  {then: 1},
  -0.5,
  '2026-13-45T99:99:99Z',
];

/** A value of another type. */
function other(value: Json, nth: number): Json {
  for (let i = 0; i < wrong.length; i++) {
    const replacement = wrong[(nth + i) % wrong.length] ?? null;
    if (typeof replacement !== typeof value || Array.isArray(replacement) !== Array.isArray(value)) return replacement;
  }
  return null;
}

/** Spoils every field of every call, but not the envelope, so that the calls are still read. */
function spoil(body: Json, change: (call: JsonObject) => Json): Json {
  const calls = (value: Json): Json =>
    isList(value) ? value.map((one) => (isObject(one) ? change(one) : one)) : value;
  if (!isObject(body)) return body;
  const {data, calls: found} = body;
  if (found !== undefined) return {...body, calls: calls(found)};
  if (data === undefined) return body;
  if (!isObject(data)) return {...body, data: calls(data)};
  const name = ['callSessions', 'calls'].find((one) => one in data);
  return {...body, data: name ? {...data, [name]: calls(data[name] ?? null)} : change(data)};
}

/** Every field of every call has another type than documented. */
export const wrongTypes = (body: Json) =>
  spoil(body, (call) => Object.fromEntries(Object.entries(call).map(([key, value], nth) => [key, other(value, nth)])));

/** Keeps the envelope and removes its content. */
export function emptied(body: Json): Json {
  if (!isObject(body)) return body;
  const {data} = body;
  if ('calls' in body) return {...body, calls: [], total_count: 0};
  if (data !== undefined && !isObject(data)) return {...body, data: []};
  if (data !== undefined && 'callSessions' in data) return {...body, data: {callSessions: []}};
  if (data !== undefined && 'calls' in data) return {...body, data: {calls: []}};
  if (data !== undefined && 'call_id' in data) return {...body, data: {call_id: data['call_id'] ?? ''}};
  return data === undefined ? body : {...body, data: {id: data['id'] ?? '', transcripts: []}};
}
