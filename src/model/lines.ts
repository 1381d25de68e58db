/** Which telephone numbers are the business's own: as the page names them, and as the calls themselves show. */
import type {Call} from './call.js';
import {fewest, looksLikeLine, mostCommon, tracesOf, type Traces} from './line-evidence.js';
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
}

/** By each call of a list, what that list infers. */
const inferred = new WeakMap<Call, Lines>();

/** Keeps what a list infers from its calls, for one that opens a call of it. */
export function noteLines(calls: readonly Call[], lines: Lines): void {
  for (const call of calls) inferred.set(call, lines);
}

/** What the list of this row infers. */
export const linesIn = (row: Call): Lines | undefined => inferred.get(row);

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

function compute(calls: readonly Call[], {ownNumbers = [], number, isContact}: LinesOptions): Lines {
  const listed = [ownNumbers].flat().map(String).flatMap(numbersIn); // a page's script may set what is no text
  const own = new Set(listed.map(digitsOf));
  const subject = digitsOf(number);
  const {ours, theirs, both} = stated(calls);
  const agents = tracesOf(calls);
  const ofContact = isContact ? contactNumbers(agents) : new Set<string>();
  for (const traces of agents.values()) {
    const common = mostCommon(traces).filter(
      (key) => key !== subject && !theirs.has(key) && !both.has(key) && !ofContact.has(key),
    );
    const [line, another] = common;
    // The other side of a number's or a contact's own number is known; elsewhere a line has to look like one.
    const isSure = isContact ? ofContact.size > 0 : subject !== '' || (line && looksLikeLine(line, traces));
    if (line && !another && isSure) ours.add(line);
  }
  for (const key of ofContact) if (!ours.has(key) && !both.has(key)) theirs.add(key);
  // Whose history it is: somebody's, unless its other sides differ as callers of a line do.
  if (subject && !own.has(subject) && !ours.has(subject)) {
    const facing = theirs.has(subject) ? [] : [...agents.values()].filter((traces) => facesMany(subject, traces));
    if (!facing.length) theirs.add(subject);
    else if (facing.some((traces) => looksLikeLine(subject, traces))) ours.add(subject);
  }
  return {own, ours, theirs};
}

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

/**
 * A contact's numbers are in calls with several agents, and in at least three; each agent has a line of its own. A line
 * that agents share is in calls with several of them, too, but so are those who call there.
 */
function contactNumbers(agents: ReadonlyMap<string, Traces>): ReadonlySet<string> {
  const spans = new Map<string, {agents: number; calls: number; readonly others: Set<string>}>();
  for (const {numbers} of agents.values()) {
    for (const [key, {calls, others}] of numbers) {
      const span = spans.get(key) ?? {agents: 0, calls: 0, others: new Set<string>()};
      spans.set(key, span);
      span.agents++;
      span.calls += calls;
      for (const other of others.keys()) span.others.add(other);
    }
  }
  const isOneAgents = (key: string) => spans.get(key)?.agents === 1;
  return new Set(
    [...spans].flatMap(([key, {agents: count, calls, others}]) =>
      count > 1 && calls >= fewest && [...others].every(isOneAgents) ? key : [],
    ),
  );
}

/** Whether an agent talked on a number with several others, and with none in most calls. */
function facesMany(subject: string, traces: Traces): boolean {
  const others = new Map([...traces.numbers].filter(([key]) => key !== subject));
  return others.size >= fewest && !mostCommon({...traces, numbers: others}).length;
}
