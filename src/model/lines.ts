/** Which telephone numbers are the business's own: as the page names them, and as the calls themselves show. */
import type {Call} from './call.js';
import {digitsOf} from './phone.js';

/** The numbers of both sides, by their digits. No number is on two sides. */
export interface Lines {
  /** The business's, as the page names them. */
  readonly own: ReadonlySet<string>;
  /** The business's, as inferred from the calls. */
  readonly ours: ReadonlySet<string>;
  /** The other side's, as inferred from the calls. */
  readonly theirs: ReadonlySet<string>;
}

/** What is known of an answer's calls as a whole. */
export interface LinesOptions {
  /** The business's own numbers, as a list or as {@link numbersIn} reads them. */
  readonly ownNumbers?: string | readonly string[] | undefined;
  /** The number whose history these calls are. */
  readonly number?: string | undefined;
  /** All calls are with one contact. */
  readonly isContact?: boolean | undefined;
  /** What these calls were searched for: a number in it is in every call, and nothing follows from that. */
  readonly wanted?: string | undefined;
}

/** Calls of an agent that have to agree. */
const fewest = 3;
/** Digits of a search that may be part of a number. */
const shortest = 4;

/**
 * The numbers in a text, between commas, semicolons or line breaks, or between spaces where each is written without
 * any.
 */
export function numbersIn(text: string): readonly string[] {
  return text.split(/[,;\n]|\s(?=\s*\+)/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    const isEachOne = words.every((word) => digitsOf(word).length >= 7);
    return isEachOne ? words : digitsOf(part) ? part.trim() : [];
  });
}

const computed = new WeakMap<readonly Call[], {readonly question: string; readonly lines: Lines}>();

/** The numbers of both sides of an answer's calls; computed once for a list. */
export function linesOf(calls: readonly Call[], options: LinesOptions = {}): Lines {
  const question = JSON.stringify(options);
  const before = computed.get(calls);
  if (before?.question === question) return before.lines;
  const lines = compute(calls, options);
  computed.set(calls, {question, lines});
  return lines;
}

function compute(calls: readonly Call[], {ownNumbers = [], number, isContact, wanted = ''}: LinesOptions): Lines {
  const listed = [ownNumbers].flat().map(String).flatMap(numbersIn); // a page's script may set what is no text
  const own = new Set(listed.map(digitsOf));
  const subject = digitsOf(number);
  const search = digitsOf(wanted);
  const isWanted = (key: string) => key === subject || (search.length >= shortest && key.includes(search));
  const {ours, theirs, both} = stated(calls);
  const agents = agentsOf(calls);
  const ofContact = isContact ? contactNumbers(agents) : new Set<string>();
  for (const counts of agents.values()) {
    const common = mostCommon(counts).filter(
      (key) => !isWanted(key) && !theirs.has(key) && !both.has(key) && !ofContact.has(key),
    );
    const [line, another] = common;
    if (line && !another) ours.add(line);
  }
  for (const key of ofContact) if (!ours.has(key) && !both.has(key)) theirs.add(key);
  // Whose history it is: somebody's, unless its other sides differ as callers of a line do.
  if (subject && !own.has(subject) && !ours.has(subject)) {
    if (theirs.has(subject) || !isLine(subject, agents)) theirs.add(subject);
    else ours.add(subject);
  }
  return {own, ours, theirs};
}

const numbersOf = ({caller, callee}: Call): readonly string[] =>
  [...new Set([digitsOf(caller.number), digitsOf(callee.number)])].filter(Boolean);

/** The sides that the calls' directions state. A number that is stated to be on both is on neither. */
function stated(calls: readonly Call[]): Readonly<Record<'ours' | 'theirs' | 'both', Set<string>>> {
  const ours = new Set<string>();
  const theirs = new Set<string>();
  for (const {direction, caller, callee} of calls) {
    if (!direction) continue;
    const [line, other] = direction === 'inbound' ? [callee, caller] : [caller, callee];
    ours.add(digitsOf(line.number));
    theirs.add(digitsOf(other.number));
  }
  const both = new Set(['', ...ours].filter((key) => !key || theirs.has(key)));
  for (const key of both) {
    ours.delete(key);
    theirs.delete(key);
  }
  return {ours, theirs, both};
}

/** The calls of an agent that have a number, and how many have each. */
interface Counts {
  calls: number;
  readonly numbers: Map<string, number>;
}

/** By the agent's id or name. Calls whose agent is unknown are not one agent's. */
function agentsOf(calls: readonly Call[]): ReadonlyMap<string, Counts> {
  const agents = new Map<string, Counts>();
  for (const call of calls) {
    const agent = call.agent.id ?? call.agent.name;
    const numbers = numbersOf(call);
    if (!agent || !numbers.length) continue;
    const counts = agents.get(agent) ?? {calls: 0, numbers: new Map<string, number>()};
    agents.set(agent, counts);
    counts.calls++;
    for (const key of numbers) counts.numbers.set(key, (counts.numbers.get(key) ?? 0) + 1);
  }
  return agents;
}

/** The numbers in most calls of an agent, and in at least three. */
function mostCommon({calls, numbers}: Counts): readonly string[] {
  return [...numbers].flatMap(([key, count]) => (count >= fewest && count * 2 > calls ? key : []));
}

/** A contact's numbers are in calls with several agents, and in at least three. */
function contactNumbers(agents: ReadonlyMap<string, Counts>): ReadonlySet<string> {
  const spans = new Map<string, {agents: number; calls: number}>();
  for (const {numbers} of agents.values()) {
    for (const [key, calls] of numbers) {
      const before = spans.get(key) ?? {agents: 0, calls: 0};
      spans.set(key, {agents: before.agents + 1, calls: before.calls + calls});
    }
  }
  return new Set([...spans].flatMap(([key, span]) => (span.agents > 1 && span.calls >= fewest ? key : [])));
}

/** Whether a number's calls look like a line's: an agent talked on it with several others, and with none in most calls. */
function isLine(subject: string, agents: ReadonlyMap<string, Counts>): boolean {
  return [...agents.values()].some((counts) => {
    const others = new Map([...counts.numbers].filter(([key]) => key !== subject));
    return others.size >= fewest && !mostCommon({...counts, numbers: others}).length;
  });
}
