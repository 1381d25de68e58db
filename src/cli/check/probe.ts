import type {Options} from './arguments.js';
import type {Ask, Question, Seen} from './ask.js';
import {skip, type Verdict} from './verdict.js';

/** What the endpoint serves to whoever asks with the given headers; the other probes go from here. */
export interface Facts {
  /** By name, those the vendor has. */
  readonly routes: Readonly<Record<string, Verdict>>;
  /** Paths of the data routes that answered as they should. */
  readonly working: readonly string[];
  /** The path of a recording that answered as it should. */
  readonly recording: string | undefined;
  /** The vendor's list may be asked for by POST. */
  readonly readsByPost: boolean;
  /** What answered as it should to a POST, and how it was asked. */
  readonly posted: readonly (readonly [path: string, question: Question])[];
  /** Addresses of recordings in the answers. */
  readonly recordingUrls: readonly string[];
}

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
