import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery} from '../model/query.js';

/**
 * One endpoint of a vendor's API with its documented parameters: the client builds URLs from it, and the proxy passes
 * nothing else.
 */
export interface Route {
  /**
   * Path below the vendor's base URL, of plain segments; `{id}` stands for one encoded segment. A list has none, one
   * call has one.
   */
  readonly path: string;
  /** The documented query parameters. */
  readonly query: readonly string[];
  /**
   * Fields of the JSON body of a POST, by their whole names: nested names are joined by a dot,
   * through objects and lists of objects (`agent.id` is in `{agent: [{id}]}`). Without any, the route is GET only.
   */
  readonly body?: readonly string[];
  /**
   * The parameter or field that says how many calls a page has; of a field its whole name or the last part. Without it
   * a proxy cannot bound that.
   */
  readonly pageSize?: string;
  /** Most calls a page may hold; a proxy asks for no more. It needs `pageSize`. */
  readonly maxPageSize?: number;
}

/** What a list of calls can be narrowed by, as {@link ListQuery} names it. */
export type Filter = 'agentId' | 'status' | 'channel' | 'callerNumber' | 'search' | 'startedAfter' | 'startedBefore';

/** What can be expected of a question that is answered by pages of calls. */
export interface PageAbility {
  /**
   * `pages`: the API has pages. `all`: one answer has everything. `search`: the API has no such route, and the parser
   * searches a few pages of its list.
   */
  readonly paging: 'pages' | 'all' | 'search';
  /** Most calls a page may hold; absent where it is not documented. */
  readonly maxPageSize?: number;
  /** Whether every answer gives the number of all calls. */
  readonly total: boolean;
  /** Whether these calls carry their transcripts; `on-request` where {@link PhoneQuery.includeTranscripts} asks for it. */
  readonly transcripts: 'always' | 'on-request' | 'never';
}

/** The same of the list, which alone is filtered and sorted. */
export interface ListAbility extends PageAbility {
  readonly filters: readonly Filter[];
  /**
   * The fields the list can be sorted by, in the vendor's words, each with what it is in our model. Any can be turned
   * round.
   */
  readonly sorts: Readonly<Record<string, keyof Call>>;
  /** The vendor's page leaves open what else can be sorted by, so that any other word goes on as it is. */
  readonly otherSorts?: boolean;
  /**
   * More of the vendor's names for fields of a call, without a claim that its API sorts by them: calls that a page has
   * itself are sorted by these, too.
   */
  readonly fields?: Readonly<Record<string, keyof Call>>;
}

/** What can be expected of the answer about one call. */
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
  /** How a recording is reached: the API has a route for it, or the call's own answer says where it is. */
  readonly recordings: readonly ('route' | 'address')[];
}

/** What the widgets ask for; `recording` is audio, the others are JSON. */
export type RouteName = 'list' | 'contact' | 'phone' | 'call' | 'recording';

/** All routes; a vendor without some of them has `Partial<Routes>`. */
export type Routes = Readonly<Record<RouteName, Route>>;

/** The part of a vendor that only a server needs. */
export interface VendorServer {
  /** Where the API lives: http or https, without a query. */
  readonly baseUrl: string;
  /** Names of the headers that carry credentials; all of them are sent. */
  readonly keyHeaders: readonly string[];
  /** What stands before the key in its header, such as `Bearer`. Default: nothing. */
  readonly scheme?: string;
  /**
   * The vendor's fields by what they are about, for a server that keeps some of them back; those of `recording` hold
   * addresses of one.
   */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Fields that show more than calls, which a server keeps back unless its options reveal them. */
  readonly withheld?: readonly string[];
  /** How the API's own answers begin, errors too: it tells them from those of a server in between. */
  readonly envelope?: RegExp;
}

/** The vendor's names for the parameters that a server looks at; of a body's fields their whole names. */
export interface Parameters {
  /** The parameter, or field, that narrows its list to an agent's calls; absent where nothing does. */
  readonly agentId?: string | undefined;
  /** The one that has the number of a number's history. */
  readonly phone?: string | undefined;
  /** Those that choose no calls of the list, but only how many and in which order. */
  readonly paging: readonly string[];
  /** Fields of a body that are lists, of values or of objects, even where one is meant. Default: none. */
  readonly lists?: readonly string[];
}

/** A vendor's API as a server addresses it. The proxy alone needs it; it is made of a {@link Vendor}, or by hand. */
export interface Upstream<Known extends Partial<Routes> = Routes> extends VendorServer {
  /** As pages name it. */
  readonly name?: string;
  readonly routes: Known;
  /** Names of the field that holds a call's id, in a call and in parts of one. Default: only a whole call is known. */
  readonly idFields?: readonly string[];
  /** Without them nobody can narrow a list by a parameter: a scope token then opens it without any filter alone. */
  readonly parameters?: Parameters;
  /** The rows of an answer that lists calls: the very array that is in it, so that a row can be taken out. */
  rows(answer: unknown): unknown[] | undefined;
  /** The one call of a detail answer, unread. */
  single(answer: unknown): unknown;
  /** A call, of a row or of a detail. */
  read(raw: unknown): Call | undefined;
  /**
   * The address of the recording in a detail answer, for a vendor that has no path for recordings: a server in front of
   * it serves the route by this address.
   */
  recording?(answer: unknown): string | undefined;
}

/** A question as the vendor's request. */
export interface VendorRequest {
  readonly route: Route;
  /** What `{id}` in the path stands for. */
  readonly id: string | undefined;
  /** Values of the route's parameters; a parameter without one is left out. */
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
  /**
   * What makes it a POST, which reads all the same: the JSON that goes along. A Blob, because its type becomes the
   * Content-Type.
   */
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
   * `undefined` when the answer is not of this vendor's shape. Where one answer does not fill the page, the parser may
   * request a few more.
   */
  page(answer: unknown, query: CallsQuery, ask: Ask): CallPage | undefined | Promise<CallPage | undefined>;
  /** `undefined` when the answer is not of this vendor's shape. */
  call(answer: unknown): Call | undefined;
  /** What a list is made of, for a proxy that lets only some of it pass: the very array that is in the answer. */
  rows?(answer: unknown): readonly unknown[] | undefined;
  /** The call of a row, or of what {@link single} gives. A proxy needs it. */
  read?(raw: unknown): Call | undefined;
  /** The part of a detail answer that is the call. Default: all of it. */
  single?(answer: unknown): unknown;
}

/** A vendor's API: its requests and its answers. No fetch, no DOM. `defineVendor` registers it. */
export interface Vendor {
  /** What a page writes as `vendor`: small letters, digits and hyphens. */
  readonly name: string;
  readonly capabilities: Capabilities;
  /**
   * A route for each question of the capabilities, and one for recordings, which is the proxy's own where the API has
   * none.
   */
  readonly routes: Partial<Routes>;
  /** The request for a question; called only for what the capabilities claim. */
  request(query: CallsQuery | CallQuery): VendorRequest;
  /** What reads the answers. It may be an `import()`, which loads while the first answer is on its way. */
  parser(): Promise<Parser>;
}
