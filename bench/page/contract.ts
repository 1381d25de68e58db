/** The interface between the bench and its pages. All times are in milliseconds. */

/** A question to the demo's API. */
export interface Question {
  readonly endpoint: string;
  readonly pageSize: number;
  /** Answers at once from the page's embedded data, which keeps the network out of the time. */
  readonly fetch: typeof fetch | undefined;
}

/** A way to show a list: by hand, or with the element. */
export interface Contestant {
  /** Starts at once; resolves when the first rows are in the document. */
  show(place: HTMLElement, question: Question): Promise<void>;
  /** The rows in the document. */
  rows(place: HTMLElement): Iterable<HTMLTableRowElement>;
}

/** The times of one list. */
export interface Shown {
  /** Until its first rows are in the document. */
  readonly rows: number;
  /** Until the first frame with them is painted. */
  readonly frame: number;
}

/** The times of reading one long answer. */
export interface Parsed {
  readonly calls: number;
  /** JSON.parse of its text. */
  readonly json: number;
  /** The library's parsing of that value. */
  readonly read: number;
}

declare global {
  interface Window {
    /** The list shown as soon as the page's scripts have run, timed from the opening of the page. */
    first?: Promise<Shown>;
    show?: () => Promise<Shown>;
    /** Resolves when all rows are in the document, and painted. */
    whole?: () => Promise<void>;
    clear?: () => Promise<void>;
    /** The text of each row's cells. */
    texts?: () => readonly (readonly string[])[];
    /** Shows equal lists side by side; reports the requests they make, and the time until all have rows. */
    together?: (lists: number) => Promise<{readonly requests: number; readonly rows: number}>;
    parse?: (times: number) => Promise<readonly Parsed[]>;
  }
}
