/** What calls show of the numbers in them, by agent. */
import type {Call, Party} from './call.js';
import {digitsOf} from './phone.js';

/** What an agent's calls show of a number. */
interface Trace {
  calls: number;
  /** The numbers on the other side, and how many calls have each. */
  readonly others: Map<string, number>;
  /** The names that stand beside the number. */
  readonly names: Set<string>;
}

/** The calls of an agent that have a number, and their numbers. */
export interface Traces {
  calls: number;
  readonly numbers: Map<string, Trace>;
}

/** Calls of an agent that have to agree. */
export const fewest = 3;
/** Calls where nothing but their count tells. */
const fewestAlone = 5;
/** The same for a number with one name, which may be a customer's or the business's. */
const fewestNamed = 10;

/** By the agent's id or name. Calls whose agent is unknown are not one agent's. */
export function tracesOf(calls: readonly Call[]): ReadonlyMap<string, Traces> {
  const agents = new Map<string, Traces>();
  for (const {agent, caller, callee} of calls) {
    const name = agent.id ?? agent.name;
    const [from, to] = [digitsOf(caller.number), digitsOf(callee.number)];
    if (!name || !(from || to)) continue;
    const traces = agents.get(name) ?? {calls: 0, numbers: new Map<string, Trace>()};
    agents.set(name, traces);
    traces.calls++;
    if (from) trace(traces, from, caller, to);
    if (to && to !== from) trace(traces, to, callee, from);
  }
  return agents;
}

function trace({numbers}: Traces, key: string, {name}: Party, other: string): void {
  const one = numbers.get(key) ?? {calls: 0, others: new Map<string, number>(), names: new Set<string>()};
  numbers.set(key, one);
  one.calls++;
  if (other) one.others.set(other, (one.others.get(other) ?? 0) + 1);
  if (name) one.names.add(name);
}

/** The numbers in most calls of an agent, and in at least three. */
export function mostCommon({calls, numbers}: Traces): readonly string[] {
  return [...numbers].flatMap(([key, {calls: count}]) => (count >= fewest && count * 2 > calls ? key : []));
}

/**
 * Whether a number that an agent's calls have in common is a line. A customer who calls several lines of one business
 * leaves the same trace as a line that calls several customers, so it takes more than a count: others by several names,
 * others who return, or many of them. A number with one person's name, and others of whom half talk elsewhere, too, speak against it.
 */
export function looksLikeLine(key: string, {numbers}: Traces): boolean {
  const {others, names} = numbers.get(key) ?? {others: new Map<string, number>(), names: new Set<string>()};
  const traces = [...others.keys()].flatMap((other) => numbers.get(other) ?? []);
  if (traces.filter((one) => one.others.size > 1).length * 2 >= traces.length) return false;
  if (new Set(traces.flatMap((one) => [...one.names])).size > 1) return true;
  if (names.size === 1) return others.size >= fewestNamed;
  const isRepeated = [...others.values()].some((count) => count > 1);
  return others.size >= (isRepeated ? fewest : fewestAlone);
}
