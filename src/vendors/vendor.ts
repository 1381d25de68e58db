import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';

/** One thing a vendor's API can be asked, and all of it that may be asked: the client builds URLs from it, the proxy lets nothing else pass. */
export interface Route {
  /** Path below the vendor's base URL; `{id}` stands for one encoded path segment. */
  readonly path: string;
  /** The documented query parameters. */
  readonly query: readonly string[];
}

/** What the widgets ask for; `recording` is audio, the others are JSON. */
export type RouteName = 'list' | 'contact' | 'phone' | 'call' | 'recording';

/** A vendor's routes and how it wants to be addressed. */
export interface VendorRoutes {
  /** Where the API lives, for the proxy: never asked by the browser. */
  readonly baseUrl: string;
  /** Names of the headers that carry credentials, for the proxy. */
  readonly keyHeaders: readonly string[];
  readonly routes: Readonly<Record<RouteName, Route>>;
}

/** A question as the vendor wants it asked. */
export interface VendorRequest {
  readonly route: Route;
  /** What `{id}` in the path stands for. */
  readonly id?: string;
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** How one vendor's API asks and answers. No fetch, no DOM: pure functions over unknown JSON that never throw on a field. */
export interface Vendor extends VendorRoutes {
  readonly name: string;
  /** Most calls one page of a number's history may hold. */
  readonly maxPhonePageSize: number;
  request(query: CallsQuery | CallQuery): VendorRequest;
  /** `undefined` when the answer is not of this vendor's shape. Throws a CallsError only for an answer that reports failure. */
  page(answer: unknown, query: CallsQuery): CallPage | undefined;
  /** `undefined` when the answer is not of this vendor's shape. Throws a CallsError only for an answer that reports failure. */
  call(answer: unknown): Call | undefined;
}
