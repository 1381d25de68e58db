/** A probe's result. The detail is one line in our words: what to change, or why the probe was skipped. */
export type Verdict = {readonly result: 'pass'} | {readonly result: 'fail' | 'skip'; readonly detail: string};

/** Nothing to change. */
export const pass: Verdict = {result: 'pass'};
export const fail = (change: string): Verdict => ({result: 'fail', detail: change});
export const skip = (reason: string): Verdict => ({result: 'skip', detail: reason});

/** Fails with what to change, if anything. */
export const unless = (change: string | undefined): Verdict => (change === undefined ? pass : fail(change));
