/** An API as a function, without authentication. */
export type Mock = (request: Request) => Response | Promise<Response>;

/** One test. `run` rejects with an Error that says what went wrong. */
export interface VendorTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** Facts that the suite cannot find by itself. */
export interface VendorTestOptions {
  /** A contact that has calls, for a vendor with contacts. */
  readonly contactId?: string;
  /**
   * A number that has calls, E.164, for a vendor without a list. Without it, the tests of a number's calls are skipped.
   */
  readonly phone?: string;
  /** A call's id, for a vendor without lists. Without it, the tests of single calls are skipped. */
  readonly callId?: string;
}
