/** What the bench asks of a page, and what the page tells. All times are in milliseconds. */

/** A question to the demo's API. */
export interface Question {
  readonly endpoint: string;
  readonly pageSize: number;
  /** Answers at once with what the page holds already, so that no network is in the time. */
  readonly fetch: typeof fetch | undefined;
}

/** A way to show a list: by hand, or with the element. */
export interface Contestant {
  /** Starts at once; resolves when the first rows are in the document. */
  show(place: HTMLElement, question: Question): Promise<void>;
  /** The rows that are in the document. */
  rows(place: HTMLElement): Iterable<HTMLTableRowElement>;
}

/** One list shown. */
export interface Shown {
  /** Until its first rows are in the document. */
  readonly rows: number;
  /** Until the first frame with them is painted. */
  readonly frame: number;
}

/** Reading one long answer. */
export interface Parsed {
  readonly calls: number;
  /** JSON.parse of its text. */
  readonly json: number;
  /** The library's reading of that value. */
  readonly read: number;
}

declare global {
  interface Window {
    /** The list that is shown as soon as the page's scripts have run, timed from the opening of the page. */
    first?: Promise<Shown>;
    show?: () => Promise<Shown>;
    /** Resolves when all rows are in the document, and painted. */
    whole?: () => Promise<void>;
    clear?: () => Promise<void>;
    /** What a person reads in each row's cells. */
    texts?: () => readonly (readonly string[])[];
    /** Shows equal lists side by side: the requests they make, and the time until all have rows. */
    together?: (lists: number) => Promise<{readonly requests: number; readonly rows: number}>;
    parse?: (times: number) => Promise<readonly Parsed[]>;
  }
}
