import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';

/**
 * One thing a vendor's API can be asked, and all of it that may be asked: the client builds URLs from it, the proxy lets nothing else
 * pass.
 */
export interface Route {
  /** Path below the vendor's base URL; `{id}` stands for one encoded path segment. */
  readonly path: string;
  /** The documented query parameters. */
  readonly query: readonly string[];
  /** Fields of the JSON body it may be asked with, as a POST; nested names are joined by a dot. Without any it is only ever a GET. */
  readonly body?: readonly string[];
  /** Most calls a page may hold; a proxy asks for no more. */
  readonly maxPageSize?: number;
}

/** What the widgets ask for; `recording` is audio, the others are JSON. */
export type RouteName = 'list' | 'contact' | 'phone' | 'call' | 'recording';

/** All a vendor can be asked. */
export type Routes = Readonly<Record<RouteName, Route>>;

/** The routes of a vendor that may know no contacts. */
export type SomeRoutes = Omit<Routes, 'contact'> & Partial<Pick<Routes, 'contact'>>;

/** A vendor's API as a server addresses it. The proxy alone needs it. */
export interface Upstream<Known extends SomeRoutes = Routes> {
  readonly baseUrl: string;
  /** Names of the headers that carry credentials; all of them are sent. */
  readonly keyHeaders: readonly string[];
  readonly routes: Known;
  /** The vendor's fields by what they are about, for a server that keeps some of them back. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Fields that show more than calls, which a server keeps back unless it is told otherwise. */
  readonly withheld?: readonly string[];
  /** The rows of an answer that lists calls: the very array that is in it, so that a row can be taken out. */
  rows(answer: unknown): unknown[] | undefined;
  /** The one call of a detail answer, unread. */
  single(answer: unknown): unknown;
  /** A call, of a row or of a detail. */
  read(raw: unknown): Call | undefined;
  /**
   * The address of the recording in a detail answer, for a vendor that has no path for recordings: a server in front of it serves the
   * route by this address.
   */
  recording?(answer: unknown): string | undefined;
}

/** A question as the vendor wants it asked. */
export interface VendorRequest {
  readonly route: Route;
  /** What `{id}` in the path stands for. */
  readonly id: string | undefined;
  /** Values of the route's parameters; a parameter without one is left out. */
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
  /** What makes it a POST, which reads all the same: the JSON that goes along. A Blob, because its type becomes the Content-Type. */
  readonly post?: {readonly method: 'POST'; readonly body: Blob} | undefined;
}

/** Asks a further question where the first was asked; gives its JSON, or rejects with a CallsError. */
export type Ask = (request: VendorRequest) => Promise<unknown>;

/** How one vendor answers: functions over unknown JSON that never throw on a field. */
export interface Parser {
  /** What {@link Vendor.request} is, for a vendor whose questions are loaded with its parser. Throws `unsupported` for what it lacks. */
  readonly request?: (query: CallsQuery | CallQuery) => VendorRequest;
  /**
   * `undefined` when the answer is not of this vendor's shape. Throws a CallsError only for an answer that reports failure. Where one
   * answer cannot make the page, more are asked for, a few at most.
   */
  page(answer: unknown, query: CallsQuery, ask: Ask): CallPage | undefined | Promise<CallPage | undefined>;
  /** `undefined` when the answer is not of this vendor's shape. Throws a CallsError only for an answer that reports failure. */
  call(answer: unknown): Call | undefined;
}

/** How one vendor's API asks and answers. No fetch, no DOM. */
export interface Vendor {
  readonly name: string;
  /** What elements need to know of its routes before anything is loaded. */
  readonly routes: {readonly phone: Pick<Route, 'maxPageSize'>; readonly recording: Pick<Route, 'path'>};
  /** Where it is here, the question goes out while the parser is being loaded. */
  request?(query: CallsQuery | CallQuery): VendorRequest;
  /** The part that reads answers. It is loaded beside the first request, so that a page loads no vendor it does not name. */
  parser(): Promise<Parser>;
}
