/** The messages between a test and the scripted server. Shared by the page's side and Node's. */

/** One scripted answer. Defaults: no body, status 200. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body: a value sent as JSON, … */
  readonly json?: unknown;
  /** … text sent as it is (set its type in `headers`), … */
  readonly text?: string;
  /** … or a file below test/fixtures, byte for byte. */
  readonly file?: string;
  /** Milliseconds before the answer. `hold` delays without a clock. */
  readonly delay?: number;
  /** The answer waits until the test calls `release()`. */
  readonly hold?: boolean;
  /** Never answers; or sends head and half of the body, and then nothing more. */
  readonly hang?: 'head' | 'body';
  /** Promises the whole body, sends this many bytes of it and drops the connection. 0 also withholds the head. */
  readonly cut?: number;
}

/** The end of a request: fully answered, cut off as scripted, or aborted by the page; absent while it runs. */
export type Ending = 'answered' | 'cut' | 'left';

export interface LoggedRequest {
  readonly method: string;
  /** Path without the server's prefix, and query: `/api/v1/calling/call-sessions?page=2`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ending?: Ending;
}

/** The control messages; `await…` ones are answered once their condition holds. */
export type Control =
  | {readonly do: 'answer'; readonly path: string; readonly answers: readonly Answer[]}
  | {readonly do: 'requests'; readonly path?: string; readonly count: number; readonly ending?: Ending}
  | {readonly do: 'release'; readonly path?: string}
  | {readonly do: 'forget'}
  | {readonly do: 'close'};
