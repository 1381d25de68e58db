/** One line of a talk: its speaker and its text. */
export interface Line {
  readonly role: 'agent' | 'user';
  readonly text: string;
}

/** A few connected lines, with their time at an ordinary pace. */
export interface Passage {
  readonly lines: readonly Line[];
  readonly seconds: number;
  /** The summary's note of it; empty for passages of every talk. */
  readonly note: string;
  /** Whether the caller is annoyed at its end. */
  readonly cross: boolean;
}

/** The outcome of a talk. */
export interface Outcome {
  readonly disposition: string;
  readonly nextStep: string;
  readonly positive: boolean;
}

/** A kind of talk: its fixed passages and its optional ones. Each call fills in the `{slots}`. */
export interface Scenario {
  readonly topic: string;
  readonly language: 'en' | 'hi' | 'mixed';
  /** The agent's first line, when it gets no answer. */
  readonly greeting: Passage;
  readonly start: Passage;
  readonly core: readonly Passage[];
  readonly extras: readonly Passage[];
  readonly end: Passage;
  readonly summary: string;
  readonly outcomes: readonly Outcome[];
}

/** Pause between two lines, in seconds. */
export const pause = 0.7;

/** The time to say a line: about fifteen letters a second, Devanagari a little slower. */
export function secondsToSay(text: string): number {
  return 0.5 + text.length / (/\p{Script=Devanagari}/u.test(text) ? 12.5 : 15);
}

/** Reads a passage written as lines that begin with `A:` (the agent) or `U:` (the other side). */
export function passage(talk: string, note = '', cross = false): Passage {
  const lines = talk
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): Line => {
      if (!/^[AU]: ./.test(line)) throw new SyntaxError(`A line of talk begins with A: or U:, not ${line}`);
      return {role: line.startsWith('A') ? 'agent' : 'user', text: line.slice(3)};
    });
  return {lines, seconds: lines.reduce((sum, {text}) => sum + secondsToSay(text) + pause, 0), note, cross};
}

/** `[note, talk]`, or `[note, talk, true]` if the caller ends up annoyed. */
export type Extra = readonly [note: string, talk: string, cross?: boolean];

/** The written form of a scenario. */
export interface Script extends Pick<Scenario, 'topic' | 'language' | 'summary'> {
  readonly start: string;
  readonly core: readonly string[];
  readonly extras: readonly Extra[];
  readonly end: string;
  /** `[disposition, next step, positive?]` */
  readonly outcomes: readonly (readonly [disposition: string, nextStep: string, positive?: boolean])[];
}

export function scenario(script: Script): Scenario {
  const start = passage(script.start);
  return {
    ...script,
    greeting: passage(`A: ${start.lines[0]?.text ?? ''}`),
    start,
    core: script.core.map((talk) => passage(talk)),
    extras: script.extras.map(([note, talk, cross]) => passage(talk, note, cross)),
    end: passage(script.end),
    outcomes: script.outcomes.map(([disposition, nextStep, positive = false]) => ({disposition, nextStep, positive})),
  };
}
