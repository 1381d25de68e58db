import type {Options} from './arguments.js';
import type {Ask, Question, Seen} from './ask.js';
import {skip, type Verdict} from './verdict.js';

/** What the endpoint serves to the page's headers; the other probes build on it. */
export interface Facts {
  /** By the names of the vendor's routes. */
  readonly routes: Readonly<Record<string, Verdict>>;
  /** Paths of the data routes that passed. */
  readonly working: readonly string[];
  /** The path of a recording that passed. */
  readonly recording: string | undefined;
  /** The vendor's list can be read by POST. */
  readonly readsByPost: boolean;
  /** The paths that passed by POST, with their requests. */
  readonly posted: readonly (readonly [path: string, question: Question])[];
  /** Addresses of recordings in the answers. */
  readonly recordingUrls: readonly string[];
}

export interface Context {
  readonly options: Options;
  readonly ask: Ask;
  /** The heads of all answers so far. */
  readonly seen: readonly Seen[];
  readonly facts: Facts;
}

export interface Probe {
  readonly name: string;
  readonly run: (context: Context) => Verdict | Promise<Verdict>;
}

/** A probe that needs a working data route; skipped without one. */
export const onData =
  (run: (path: string, context: Context) => Promise<Verdict>) =>
  (context: Context): Verdict | Promise<Verdict> => {
    const path = context.facts.working[0];
    return path === undefined ? skip('no route answered with calls') : run(path, context);
  };
