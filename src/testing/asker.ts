import {askCall, askCalls} from '../sources/remote.js';
import type {Connection} from '../sources/connection.js';
import type {Call} from '../model/call.js';
import {CallsError} from '../model/errors.js';
import type {CallPage} from '../model/page.js';
import type {CallQuery, CallsQuery, ListQuery, PhoneQuery} from '../model/query.js';
import {matchesRoute, pathTo} from '../vendors/path.js';
import {record} from '../vendors/toolkit/read.js';
import type {Route, Vendor} from '../vendors/contract.js';
import {must} from './must.js';
import type {Mock, VendorTestOptions} from './vendor-test.js';

/** Pages that are read at most. */
const mostPages = 60;

/**
 * Asks a vendor's mock through the client, and fails for requests that the vendor's routes do not document.
 */
export class Asker {
  readonly vendor: Vendor;
  readonly mock: Mock;
  readonly options: VendorTestOptions;
  readonly contactId: string | undefined;
  /** Whether any calls can be listed, and a number that has some. */
  readonly hasCalls: boolean;
  readonly hasNumber: boolean;
  /** How counts the mock was asked. */
  requests = 0;
  readonly #phone: string | undefined;
  readonly #callId: string | undefined;
  readonly #answers = new Map<string, Promise<string>>();
  #broken: Error | undefined;
  #all: Promise<readonly Call[]> | undefined;

  constructor(vendor: Vendor, mock: Mock, options: VendorTestOptions) {
    const {contactId, phone, callId} = options;
    this.options = options;
    this.vendor = vendor;
    this.mock = mock;
    this.contactId = contactId;
    const {list, contact, phone: history, call} = vendor.capabilities;
    this.#phone = history && phone;
    this.#callId = call && callId;
    this.hasCalls = Boolean(list ?? (contact && contactId) ?? this.#phone ?? this.#callId);
    this.hasNumber = Boolean(list ?? (contact && contactId) ?? phone);
  }

  /** A page of calls; `spoil` stands between the mock's JSON and the client. */
  calls(query: CallsQuery, spoil?: (answer: unknown) => unknown): Promise<CallPage> {
    return this.#orBroken(askCalls(this.#connection(spoil), query));
  }

  call(callId: string, spoil?: (answer: unknown) => unknown): Promise<Call> {
    return this.#orBroken(askCall(this.#connection(spoil), {kind: 'call', callId}));
  }

  /** Audio, or whatever is at the route of a call's recording. */
  async recording({id}: Call): Promise<Response> {
    const {recording} = this.vendor.routes;
    must(recording !== undefined, 'routes.recording is missing');
    return this.mock(new Request(`https://mock.example${pathTo(recording, id)}`));
  }

  /** The code and the attribute with which a question is refused; fails when it is answered. */
  async refusal(query: CallsQuery | CallQuery): Promise<CallsError> {
    const ask = async (): Promise<unknown> => (query.kind === 'call' ? this.call(query.callId) : this.calls(query));
    const reason = await ask().catch((error: unknown) => error);
    must(reason instanceof CallsError, `${JSON.stringify(query)} must be refused with a CallsError`);
    return reason;
  }

  /** The list's query, with as large a page as is known to be allowed. */
  list(more: Partial<ListQuery> = {}): ListQuery {
    return {kind: 'list', page: 1, pageSize: Math.min(100, this.vendor.capabilities.list?.maxPageSize ?? 100), ...more};
  }

  phone(phone: string, more: Partial<PhoneQuery> = {}): PhoneQuery {
    return {
      kind: 'phone',
      phone,
      page: 1,
      pageSize: Math.min(20, this.vendor.capabilities.phone?.maxPageSize ?? 20),
      ...more,
    };
  }

  /** Every page of a question, one after the other; or the one there is. */
  async pages(query: ListQuery | PhoneQuery): Promise<readonly CallPage[]> {
    const pages: CallPage[] = [];
    const atOnce = this.vendor.capabilities[query.kind]?.paging === 'all';
    for (let page = query.page; pages.length < mostPages; page++) {
      const one = await this.calls({...query, page});
      pages.push(one);
      if (atOnce || one.more === false || !one.calls.length) return pages;
    }
    throw new Error(
      `${mostPages} pages of ${JSON.stringify(query)} have no end: \`more\` must be false once there are none`,
    );
  }

  async every(query: ListQuery | PhoneQuery): Promise<readonly Call[]> {
    return (await this.pages(query)).flatMap(({calls}) => calls);
  }

  /**
   * All calls there are, as the list has them; of a vendor without a list those of the contact, or the number, or the
   * one call.
   */
  all(): Promise<readonly Call[]> {
    return (this.#all ??= this.#load());
  }

  /** The number of the options, or the one that takes part in most calls. */
  async number(): Promise<string> {
    if (this.#phone) return this.#phone;
    const counts = new Map<string, number>();
    for (const {caller, callee} of await this.all()) {
      for (const {number} of [caller, callee]) if (number) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    const [number] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
    must(number !== undefined, 'The mock must have a call with a telephone number');
    return number;
  }

  async #load(): Promise<readonly Call[]> {
    const {
      contactId,
      vendor: {capabilities: can},
    } = this;
    if (can.list) return this.every(this.list());
    if (can.contact && contactId) return (await this.calls({kind: 'contact', contactId})).calls;
    if (this.#phone) return this.every(this.phone(this.#phone));
    return this.#callId ? [await this.call(this.#callId)] : [];
  }

  #connection(spoil?: (answer: unknown) => unknown): Connection {
    return {
      endpoint: 'https://mock.example',
      vendor: this.vendor.name,
      fetch: async (url, init) => {
        const request = new Request(url, init);
        this.requests++;
        try {
          await this.#mustBeDocumented(request);
          return spoil ? Response.json(spoil(JSON.parse(await this.#answerOnce(request)))) : await this.mock(request);
        } catch (error) {
          this.#broken = error as Error;
          return new Response('', {status: 400}); // the client does not retry this status
        }
      },
    };
  }

  /** The answer; or the original error in place of the client's. */
  async #orBroken<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw this.#broken ?? error;
    }
  }

  /** The mock's answer, requested once: `spoil` uses it hundreds of times. */
  async #answerOnce(request: Request): Promise<string> {
    const key = `${request.method} ${request.url} ${await request.clone().text()}`;
    const answer = this.#answers.get(key) ?? Promise.resolve(this.mock(request)).then((response) => response.text());
    this.#answers.set(key, answer);
    return answer;
  }

  async #mustBeDocumented(request: Request): Promise<void> {
    const {method, url} = request;
    const {pathname, searchParams} = new URL(url);
    const routes = Object.values<Route>(this.vendor.routes).filter((route) => matchesRoute(route, pathname));
    must(routes.length > 0, `${pathname} is requested, and no route of the vendor has that path`);
    must(method === 'GET' || method === 'POST', `${pathname} is requested with ${method}, which may do more than read`);
    const body = routes.flatMap(({body: own}) => own ?? []);
    const posted = method === 'POST' ? fieldsOf(await request.clone().json(), body) : [];
    const unknown = [...searchParams.keys()].filter((name) => !routes.some(({query}) => query.includes(name)));
    unknown.push(...posted.filter((name) => !body.includes(name)));
    must(!unknown.length, `${pathname} is requested with ${unknown.join(', ')}, which its route does not have`);
  }
}

/** The fields of a body by their whole names, through objects and lists of objects. What is within a documented one is that one's. */
function fieldsOf(body: unknown, documented: readonly string[], before = ''): readonly string[] {
  const items = Array.isArray(body) ? body : [body];
  return items.flatMap((item) =>
    Object.entries(record(item) ?? {}).flatMap(([key, value]) => {
      const name = before + key;
      const isHolder = (Array.isArray(value) ? value : [value]).some((one) => record(one));
      return isHolder && !documented.includes(name) ? fieldsOf(value, documented, `${name}.`) : name;
    }),
  );
}
