/** Calls for tests: as Agni and Zudu send them, in our own model, and from the fixtures. */
import type {Call} from '../../src/index.js';

export type Json = Readonly<Record<string, unknown>>;

/** The number in every call's history. */
export const ownNumber = '+14155550161';

/** A made-up call as Agni sends it; a higher number is an earlier one. */
export const madeCall = (n: number, fields: Json = {}): Json => ({
  id: `call-${n}`,
  agent_name: 'Maya',
  caller_name: `Caller ${n}`,
  caller_number: `+1415555${1000 + n}`,
  callee_number: ownNumber,
  channel: 'inbound_call',
  status: 'completed',
  started_at: new Date(Date.UTC(2026, 5, 11, 9, -n)).toISOString(),
  ended_at: new Date(Date.UTC(2026, 5, 11, 9, -n, 65)).toISOString(),
  duration_sec: 65,
  ...fields,
});

/** That many calls, beginning with number `first`. */
export const madeCalls = (count: number, first = 1): Json[] =>
  Array.from({length: count}, (_, index) => madeCall(first + index));

/** A call in our own model; a higher number is an earlier one. */
export const ourCall = (n: number, fields: Partial<Call> = {}): Call => ({
  id: `call-${n}`,
  agent: {id: 'maya', name: 'Maya'},
  caller: {name: `Caller ${n}`, number: `+1415555${1000 + n}`},
  callee: {number: ownNumber},
  direction: 'inbound',
  channel: 'voice',
  status: 'completed',
  startedAt: Date.UTC(2026, 5, 11, 9, -n),
  durationSec: 60 + n,
  ...fields,
});

export const ourCalls = (count: number): Call[] => Array.from({length: count}, (_, index) => ourCall(index + 1));

/** A call as Zudu sends it. */
export const zuduCall = (n: number): object => ({
  call_id: `call-${n}`,
  call_status: 'ENDED',
  call_type: 'PHONE_CALL',
  direction: 'inbound',
  from_number: `+1415555${1000 + n}`,
  to_number: ownNumber,
  start_timestamp: Date.UTC(2026, 5, 11, 9, -n),
  call_duration: 65_000,
});

const fixtureJson = async (name: string): Promise<Json> =>
  (await (await fetch(`/test/fixtures/agni/${name}.json`)).json()) as Json;

/** The call of the documented phone history. */
export const documentedCall = async (): Promise<Json> => {
  const {calls} = (await fixtureJson('phone-history.verbatim')) as {calls: Json[]};
  const [call] = calls;
  if (!call) throw new Error('The documented example has a call.');
  return call;
};

/** The call of a detail answer among the fixtures. */
export const fixtureCall = async (name: string): Promise<Json> =>
  (await fixtureJson(`call-session-detail.${name}`))['data'] as Json;
