import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';

/**
 * One endpoint of a vendor's API with its documented parameters: the client builds URLs from it, and the proxy passes
 * nothing else.
 */
export interface Route {
  /**
   * Path below the vendor's base URL, of plain segments; `{id}` stands for one encoded segment. A list's path has none,
   * a call's has one.
   */
  readonly path: string;
  /** The documented query parameters. */
  readonly query: readonly string[];
  /**
   * Fields of the JSON body of a POST, by their whole names: nested names are joined by a dot, through objects and
   * lists of objects (`agent.id` is in `{agent: [{id}]}`). A route without fields is GET only.
   */
  readonly body?: readonly string[];
  /**
   * The parameter or field with the page's number, or with the number of calls before it; a field by its whole name or
   * its last part. A proxy refuses values that are no whole number from {@link firstPage} on. Default: for a list and a
   * number's history of your own vendor, the one in which the requests for the first two pages differ.
   */
  readonly page?: string;
  /** The first page's number in the API. Default 1. It needs `page`. */
  readonly firstPage?: number;
  /**
   * The parameter or field with the number of calls on a page; a field by its whole name or its last part. Without it a
   * proxy cannot limit the size of a page.
   */
  readonly pageSize?: string;
  /** Most calls a page may hold; a proxy requests no more. It needs `pageSize`. */
  readonly maxPageSize?: number;
}

/** The filters of a list of calls, as {@link ListQuery} names them. */
export type Filter = 'agentId' | 'status' | 'channel' | 'callerNumber' | 'search' | 'startedAfter' | 'startedBefore';

/** The abilities of a question that is answered by pages of calls. */
export interface PageAbility {
  /**
   * `pages`: the API has pages. `all`: one answer has everything. `search`: the API has no such route, and the parser
   * searches a few pages of its list.
   */
  readonly paging: 'pages' | 'all' | 'search';
  /** Most calls a page may hold; absent if undocumented. */
  readonly maxPageSize?: number;
  /** Whether every answer has the number of all calls. */
  readonly total: boolean;
  /** Whether these calls carry their transcripts; `on-request` if {@link PhoneQuery.includeTranscripts} adds them. */
  readonly transcripts: 'always' | 'on-request' | 'never';
}

/** The abilities of the list, the only question with filters and sorting. */
export interface ListAbility extends PageAbility {
  readonly filters: readonly Filter[];
  /**
   * The fields the list can be sorted by, in the vendor's words, each with its field in our model. Every one sorts in
   * both directions.
   */
  readonly sorts: Readonly<Record<string, keyof Call>>;
  /** The vendor's page leaves the set of sort fields open, so any other word is sent unchanged. */
  readonly otherSorts?: boolean;
  /**
   * More of the vendor's names for fields of a call, without a claim that its API sorts by them. They sort calls that a
   * page holds itself.
   */
  readonly fields?: Readonly<Record<string, keyof Call>>;
}

/** The abilities of the question about one call. */
export interface CallAbility {
  readonly transcript: boolean;
}

/**
 * What a vendor's API supports. Anything else is refused before a request, with code `unsupported`. docs/vendors.md is
 * generated from it, and `agni-call-widgets/testing` checks every claim against a mock.
 */
export interface Capabilities {
  readonly list?: ListAbility;
  readonly contact?: PageAbility;
  readonly phone?: PageAbility;
  readonly call?: CallAbility;
  /** Where a recording's address comes from: a route of the API, or the call's own answer. */
  readonly recordings: readonly ('route' | 'address')[];
}

/** The routes the widgets request; `recording` is audio, the others are JSON. */
export type RouteName = 'list' | 'contact' | 'phone' | 'call' | 'recording';

/** All routes; a vendor that lacks some has `Partial<Routes>`. */
export type Routes = Readonly<Record<RouteName, Route>>;

/** The part of a vendor that only a server needs. */
export interface VendorServer {
  /** Base URL of the API: http or https, without a query. */
  readonly baseUrl: string;
  /** Names of the headers that carry credentials; all of them are sent. */
  readonly keyHeaders: readonly string[];
  /** The prefix of the key in its header, such as `Bearer`. Default: none. */
  readonly scheme?: string;
  /**
   * The vendor's fields by subject, for a server that withholds some of them; those of `recording` hold addresses of
   * recordings.
   */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Fields that show more than calls; a server withholds them unless its options reveal them. */
  readonly withheld?: readonly string[];
  /**
   * The first fields of the API's own answers, errors included, which tell them from an intermediate server's answers.
   */
  readonly envelope?: RegExp;
}

/** The vendor's names for the parameters that a server reads; a body's fields by their whole names. */
export interface Parameters {
  /** The parameter or field that limits its list to an agent's calls; absent if the list has none. */
  readonly agentId?: string | undefined;
  /** The parameter or field with the number of a number's history. */
  readonly phone?: string | undefined;
  /** Parameters that do not filter the list, but set its size and order. */
  readonly paging: readonly string[];
  /** Fields of a body that are lists, of values or of objects, even for a single value. Default: none. */
  readonly lists?: readonly string[];
}

/** A vendor's API as a server addresses it. Only the proxy needs it; it is made of a {@link Vendor}, or by hand. */
export interface Upstream<Known extends Partial<Routes> = Routes> extends VendorServer {
  /** The vendor's name in pages. */
  readonly name?: string;
  readonly routes: Known;
  /**
   * Names of the field that holds a call's id, in a call and in parts of one. Default: only a whole call is recognised.
   */
  readonly idFields?: readonly string[];
  /** Without them no parameter can limit a list: a scope token then opens it only without a filter. */
  readonly parameters?: Parameters;
  /** The rows of an answer that lists calls: the array in the answer itself, so that a row can be removed. */
  rows(answer: unknown): unknown[] | undefined;
  /** The one call of a detail answer, unparsed. */
  single(answer: unknown): unknown;
  /** The parsed call of a row or of a detail. */
  read(raw: unknown): Call | undefined;
  /**
   * The address of the recording in a detail answer, for a vendor without a path for recordings: a server in front of
   * it serves the route from this address.
   */
  recording?(answer: unknown): string | undefined;
}

/** A question as the vendor's request. */
export interface VendorRequest {
  readonly route: Route;
  /** The value of `{id}` in the path. */
  readonly id: string | undefined;
  /** Values of the route's parameters; a parameter without one is left out. */
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
  /** The JSON body that makes the request a POST, still a read. A Blob, because its type becomes the Content-Type. */
  readonly post?: {readonly method: 'POST'; readonly body: Blob} | undefined;
}

/**
 * The state of a search between the pages of one question: empty at first and after a reload. Only the search writes to
 * it.
 */
export interface Kept {
  trail?: object;
}

/** Sends another request to the same source; resolves with its JSON, or rejects with a CallsError. */
export interface Ask {
  (request: VendorRequest): Promise<unknown>;
  /** Once it has a trail, the first request is skipped, and the parser gets `undefined` for its answer. */
  readonly kept?: Kept | undefined;
}

/**
 * How one vendor answers: functions over unknown JSON that never throw on a field. They throw a CallsError only for an
 * answer that reports failure.
 */
export interface Parser {
  /**
   * `undefined` when the answer does not have this vendor's shape. If one answer does not fill the page, the parser may
   * request a few more.
   */
  page(answer: unknown, query: CallsQuery, ask: Ask): CallPage | undefined | Promise<CallPage | undefined>;
  /** `undefined` when the answer does not have this vendor's shape. */
  call(answer: unknown): Call | undefined;
  /** The rows of a list, for a proxy that passes only some of them: the array in the answer itself. */
  rows?(answer: unknown): readonly unknown[] | undefined;
  /** The call of a row, or of the result of {@link single}. A proxy needs it. */
  read?(raw: unknown): Call | undefined;
  /** The part of a detail answer that is the call. Default: the whole answer. */
  single?(answer: unknown): unknown;
  /**
   * The call inside a message about it, such as the vendor's webhook, as one object that {@link call} reads, with what
   * the message has beside it; `undefined` for anything else. Pages and loaders hand over such messages as calls of
   * their own. Default: a call is found under the usual names alone (`call`, `data`, `body`, `payload`).
   *
   * `inner`, where there is one, is what the message has under such a name: then the result is `inner`, with what the
   * message has beside it.
   */
  unwrap?(held: unknown, inner?: unknown): unknown;
}

/** A vendor's API: its requests and its answers. No fetch, no DOM. `defineVendor` registers it. */
export interface Vendor {
  /** The name a page writes as `vendor`: small letters, digits and hyphens. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /**
   * A route for each question of the capabilities, and one for recordings, which is the proxy's own if the API has
   * none.
   */
  readonly routes: Partial<Routes>;
  /** The request for a question; called only for questions within the capabilities. */
  request(query: CallsQuery | CallQuery): VendorRequest;
  /** The parser of the answers. It may be an `import()`, which loads during the first request. */
  parser(): Promise<Parser>;
}
