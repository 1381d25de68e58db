import {agents} from './agents.js';
import type {CallKey, MockCall} from './call.js';
import {fate, fates, fewestForLive, inboundChannels, live, outboundChannels} from './fates.js';
import {regulars, strangers} from './people.js';
import {mix, random, uuid} from './random.js';
import {session} from './session.js';
import {slots, tell} from './story.js';

/** The most calls a mock holds. */
export const maxCalls = 100_000;

/**
 * The calls of one made-up organisation, newest first. Only the starts are stored; everything else is recomputed on
 * demand.
 */
export interface Calls {
  readonly count: number;
  readonly now: number;
  key(index: number): CallKey;
  call(index: number): MockCall;
  find(id: string): MockCall | undefined;
}

/** Extremes that every long list has, at fixed positions so that a page can show them. */
export const extremes = {everything: 7, longSummary: 11, onHold: 40} as const;
const places = new Map<number, string>(Object.entries(extremes).map(([name, place]) => [place, name]));
const extreme = (index: number) => places.get(index % 101);
/** An hour on hold requires a start at least an hour ago. */
const specialCourse = (special: string, age: number) =>
  special === 'onHold' && age > 120 * minute ? 'on-hold' : 'everything';

const minute = 60_000;
const day = 1440 * minute;

/**
 * The starts of the calls, newest first: a few today, fewer further back, during office hours between Pune and San
 * Francisco.
 */
function starts(count: number, seed: number, now: number, hasLive: boolean): Float64Array {
  const r = random(mix(seed, 0x57a7));
  const daysBack = Math.min(400, 30 + count / 16);
  const times = Float64Array.from({length: count}, (_, i) => {
    const current = hasLive ? live[i] : undefined;
    if (current) return now - current[1] * 1000;
    if (i < 9) return now - (25 + i * 47 + r.int(0, 40)) * minute;
    const date = Math.floor(now / day) - Math.floor(daysBack * r.next() ** 1.6);
    const time = date * day + (200 + r.int(0, 900)) * minute + r.int(0, 59) * 1000;
    return time > now - 25 * minute ? time - day : time;
  });
  return times.map((time) => Math.floor(time / 1000) * 1000).sort((a, b) => b - a);
}

/**
 * An odd factor turns an index into eight hex digits and back (multiplication modulo 2^32), so finding an id needs no
 * table.
 */
const factor = 0x9e3779b1;
const inverse = 0x0e8b2f51;

export interface CallsOptions {
  readonly count: number;
  readonly seed: number;
  /** Epoch milliseconds of the end of the calls. */
  readonly now: number;
  /** The base of recording addresses. */
  readonly publicBase: string;
}

export function createCalls({count, seed, now, publicBase}: CallsOptions): Calls {
  if (!Number.isInteger(count) || count < 0 || count > maxCalls)
    throw new RangeError(`count is a whole number from 0 to ${maxCalls}`);
  const hasLive = count >= fewestForLive;
  const times = starts(count, seed, now, hasLive);

  const key = (index: number): CallKey => {
    if (!Number.isInteger(index) || index < 0 || index >= count) throw new RangeError(`No call ${index}`);
    const r = random(mix(seed, index));
    const special = extreme(index);
    const drawn = r.pick(agents);
    const agent = special ? (agents[0] ?? drawn) : drawn;
    const duty = special ? (agent.duties[0] ?? r.pick(agent.duties)) : r.pick(agent.duties);
    const known = regulars[agent.region];
    const person = r.chance(0.42)
      ? (known[Math.floor(known.length * r.next() ** 2)] ?? r.pick(known))
      : r.pick(strangers[agent.region]);
    const current = hasLive ? live[index] : undefined;
    const web = !special && !current && duty.inbound && agent.web && r.chance(0.3);
    const channel = web ? 'web' : r.pick(duty.inbound ? inboundChannels : outboundChannels);
    const [, status, course] = fate(fates[web ? 'web' : duty.inbound ? 'inbound' : 'outbound'], r.next());
    const startedAt = times[index] ?? now;
    const [caller, callee] = duty.inbound ? [person.number, agent.number] : [agent.number, person.number];
    return {
      index,
      seed: mix(seed ^ 0x5e55, index),
      agent,
      scenario: duty.scenario,
      person,
      inbound: duty.inbound,
      channel,
      status: current?.[0] ?? (special ? 'completed' : status),
      course: current
        ? current[0] === 'ringing'
          ? 'none'
          : 'talk'
        : special
          ? specialCourse(special, now - startedAt)
          : course,
      startedAt,
      callerNumber: web ? undefined : caller,
      calleeNumber: web ? undefined : callee,
    };
  };

  const first = (index: number) => (Math.imul(index + 1, factor) ^ seed) >>> 0;
  const call = (index: number): MockCall => {
    const known = key(index);
    const r = random(known.seed);
    const id = uuid(r, first(index));
    const story = tell(r, known.scenario, known.course);
    const values = slots(r, known.agent, known.person, known.startedAt);
    const base = Object.assign(known, {id, story, slots: values, live: hasLive && index < live.length});
    return Object.assign(base, {
      session: session(r, base, {now, publicBase, longSummary: extreme(index) === 'longSummary'}),
    });
  };

  const find = (id: string) => {
    if (!/^[\da-f]{8}-/.test(id)) return undefined;
    const index = (Math.imul(Number.parseInt(id, 16) ^ seed, inverse) >>> 0) - 1;
    const found = index >= 0 && index < count ? call(index) : undefined;
    return found?.id === id ? found : undefined;
  };
  return {count, now, key, call, find};
}
