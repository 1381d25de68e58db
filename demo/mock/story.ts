import type {Agent} from './agents.js';
import type {Line, Outcome, Passage, Scenario} from './conversations/scenario.js';
import {pause, secondsToSay} from './conversations/scenario.js';
import {smallTalk, wrongNumber} from './conversations/small-talk.js';
import type {Person, Region} from './people.js';
import type {Random} from './random.js';

/**
 * The course of a call: `talk` to its end, `dropped` before it, `wrong` number, `silent` after the greeting, or `none`
 * without a word.
 */
export type Course = 'talk' | 'everything' | 'on-hold' | 'dropped' | 'wrong' | 'silent' | 'none';

/** The story of one call. */
export interface Story {
  readonly passages: readonly Passage[];
  /** Notes of the side topics. */
  readonly notes: readonly string[];
  readonly outcome: Outcome | undefined;
  readonly cross: boolean;
  /** Pace of speech: 1 is ordinary. */
  readonly pace: number;
  /** Seconds of waiting music before the last passage. */
  readonly hold: number;
  /** Whole seconds from the first word to the end of the line. */
  readonly seconds: number;
}

/** Who speaks when, in seconds after the start of the call. */
export interface Turn {
  readonly role: Line['role'];
  readonly from: number;
  readonly to: number;
}

const some = (r: Random, passages: readonly Passage[], share: number) => passages.filter(() => r.chance(share));

/** Chooses the lines of a call. */
export function tell(r: Random, scenario: Scenario, course: Course): Story {
  const {start, core, extras, end, language} = scenario;
  const all = course === 'everything' || course === 'on-hold';
  const cross = !all && r.chance(0.14);
  const share = all ? 1 : r.pick([0, 0.15, 0.15, 0.3, 0.6]);
  const sides = some(r, extras, share).filter((extra) => cross || !extra.cross);
  const chat = some(r, smallTalk[language], all ? 1 : 0.12);
  const middle = [...core, ...sides].flatMap((piece, i) => [piece, ...chat.slice(i, i + 1)]);
  const told = {
    talk: () => [start, ...middle, end],
    everything: () => [start, ...middle, end],
    'on-hold': () => [start, ...middle, end],
    dropped: () => [start, ...middle.slice(0, r.int(0, 1))],
    wrong: () => [wrongNumber[language]],
    silent: () => [scenario.greeting],
    none: () => [],
  }[course]();
  const pace = 0.85 + r.next() * 0.35;
  const hold = course === 'on-hold' ? 3600 : 0;
  const spoken = told.reduce((sum, {seconds}) => sum + seconds, 0) / pace;
  const quiet = course === 'silent' ? 30 : course === 'none' ? 0 : 1 + r.next() * 2;
  return {
    passages: told,
    notes: told.map(({note}) => note).filter(Boolean),
    outcome: course === 'talk' || all ? r.pick(scenario.outcomes) : undefined,
    cross: told.some((part) => part.cross),
    pace,
    hold,
    seconds: Math.ceil(spoken + hold + quiet),
  };
}

/** The time of each line. */
export function turns({passages, pace, hold}: Story): Turn[] {
  let clock = 0.4;
  return passages.flatMap(({lines}, i) => {
    if (i === passages.length - 1) clock += hold;
    return lines.map(({role, text}) => {
      const from = clock;
      const to = from + secondsToSay(text) / pace;
      clock = to + pause / pace;
      return {role, from, to};
    });
  });
}

/** The values of a talk's `{slots}` in one call. */
export type Slots = Readonly<
  Record<'customer' | 'agent' | 'business' | 'tail' | 'amount' | 'date' | 'date2' | 'time', string>
>;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const day = 86_400_000;

function spokenDate(time: number): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}`;
}

const price: Readonly<Record<Region, (r: Random) => string>> = {
  in: (r) => `₹${r.int(1, 18)},${String(r.int(0, 99) * 10).padStart(3, '0')}`,
  us: (r) => `$${r.int(24, 180)}.${r.pick(['00', '40', '50', '95'])}`,
  eu: (r) => `${r.int(18, 140)},${r.pick(['00', '50', '90'])} €`,
};

/** A person's name as used on the telephone. */
function shortName(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  return first.endsWith('.') ? `${first} ${rest.at(-1) ?? ''}` : first;
}

export function slots(r: Random, agent: Agent, person: Person, startedAt: number): Slots {
  return {
    customer: shortName(person.name),
    agent: agent.speaks,
    business: agent.business,
    tail: String(r.int(1000, 9999)),
    amount: price[agent.region](r),
    date: spokenDate(startedAt - r.int(2, 12) * day),
    date2: spokenDate(startedAt + r.int(1, 6) * day),
    time: `${r.int(9, 17)}:${r.pick(['00', '15', '30', '45'])}`,
  };
}

/** Fills a text's slots; an unknown slot is a mistake in the text. */
export function fill(text: string, values: Slots): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new RangeError(`No slot {${name}}`);
    return values[name as keyof Slots];
  });
}
