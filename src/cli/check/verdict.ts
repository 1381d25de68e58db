/** What a probe found. The detail is one line in our own words: what to change, or why it was not looked at. */
export type Verdict = {readonly result: 'pass'} | {readonly result: 'fail' | 'skip'; readonly detail: string};

/** Nothing to change. */
export const pass: Verdict = {result: 'pass'};
export const fail = (change: string): Verdict => ({result: 'fail', detail: change});
export const skip = (reason: string): Verdict => ({result: 'skip', detail: reason});

/** A failure if there is something to change. */
export const unless = (change: string | undefined): Verdict => (change === undefined ? pass : fail(change));
