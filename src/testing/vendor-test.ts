/** An API as a function. It asks for no key. */
export type Mock = (request: Request) => Response | Promise<Response>;

/** One thing every vendor must do. `run` rejects with an Error that says what went wrong. */
export interface VendorTest {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** What the suite cannot find out by itself. */
export interface VendorTestOptions {
  /** A contact that has calls, for a vendor that can be asked for a contact's. */
  readonly contactId?: string;
  /**
   * A number that has calls, E.164, for a vendor without a list: without it, what takes a number's calls is left out.
   */
  readonly phone?: string;
  /** A call, for a vendor that can be asked for nothing else: without it, what takes a call is left out. */
  readonly callId?: string;
}
