import type {Ask, Seen} from './ask.js';
import type {Options} from './arguments.js';
import type {Facts} from './survey.js';

/** What a probe found. The detail is one line in our own words: what to change, or why it was not looked at. */
export type Verdict = {readonly result: 'pass'} | {readonly result: 'fail' | 'skip'; readonly detail: string};

export const pass: Verdict = {result: 'pass'};
export const fail = (change: string): Verdict => ({result: 'fail', detail: change});
export const skip = (reason: string): Verdict => ({result: 'skip', detail: reason});

/** A failure if there is something to change. */
export const unless = (change: string | undefined): Verdict => (change === undefined ? pass : fail(change));

/** What every probe has at hand. */
export interface Context {
  readonly options: Options;
  readonly ask: Ask;
  /** The heads of all answers so far. */
  readonly seen: readonly Seen[];
  readonly facts: Facts;
}

/** One thing that is looked at. */
export interface Probe {
  readonly name: string;
  readonly run: (context: Context) => Verdict | Promise<Verdict>;
}

/** A probe that needs a data route that answers. */
export const onData =
  (run: (path: string, context: Context) => Promise<Verdict>) =>
  (context: Context): Verdict | Promise<Verdict> => {
    const path = context.facts.working[0];
    return path === undefined ? skip('no route answered with calls') : run(path, context);
  };
