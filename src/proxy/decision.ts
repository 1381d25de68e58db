import type {Call} from '../model/call.js';
import type {Parameters, RouteName} from '../vendors/contract.js';
import {isPromise} from './deadline.js';

/** What a request asks for, once it is known to be one of the vendor's routes. */
export interface Asked {
  readonly name: RouteName;
  /** The call's or contact's id, where the route has one. */
  readonly id?: string;
  /**
   * The documented parameters, as they go upstream. The fields of a POST are here by their whole names
   * (`filter_criteria.agent_id`), and by the last part (`agent_id`) where only one field of the route ends in it.
   * Changing this copy changes nothing.
   */
  readonly query: URLSearchParams;
  /** The vendor has no route for a number's calls: they are looked for in this list. */
  readonly listsPhones?: boolean;
  /** What the vendor calls the parameters that decide whose calls these are. */
  readonly parameters?: Parameters;
}

/** A yes to less than what was asked for. */
export interface Narrowed {
  /**
   * Parameters that go upstream instead of the request's own, named as in {@link Asked.query}. A list that filters by
   * POST is then asked by POST; a parameter that has no place in the request, or more than one, is a no.
   */
  readonly query?: Readonly<Record<string, string>>;
  /**
   * Which calls of the answer may pass. Others are left out of a list; a call or a recording that may not pass is
   * answered 404.
   */
  readonly within?: (call: Call) => boolean;
  /**
   * The id of the contact whose calls alone may pass: the vendor is asked for them when the answer itself does not
   * tell.
   */
  readonly contact?: string;
}

/**
 * What `authorize` says. Only `true` or a narrowed yes lets a request pass. `'unauthenticated'` is 401, upon which the
 * widgets ask the page's `headers()` for fresh ones; anything else, and an error, is 403.
 */
export type Decision = boolean | 'unauthenticated' | Narrowed;

/** Decides whether a request may have what it asks for. */
export type Authorize = (request: Request, asked: Asked) => Decision | Promise<Decision>;

/** Anything but a plain yes is a no, whatever its type says, and an error is one. */
export function decide(
  authorize: Authorize,
  request: Request,
  asked: Asked,
  failed: (error: unknown) => void,
): Decided | Promise<Decided> {
  const refuse = (error: unknown) => {
    failed(error);
    return undefined;
  };
  try {
    const answer: unknown = authorize(request, asked);
    return isPromise(answer) ? Promise.resolve(answer).then(decisionOf).catch(refuse) : decisionOf(answer);
  } catch (error) {
    return refuse(error);
  }
}

/** A yes, narrowed or not; a demand to sign in; or a no. */
type Decided = Narrowed | 'unauthenticated' | undefined;

function decisionOf(answer: unknown): Decided {
  if (answer === true) return {};
  if (answer === 'unauthenticated') return answer;
  return isNarrowed(answer) ? answer : undefined;
}

/** A narrowed yes narrows something: an object with nothing we know in it is a mistake, and a mistake is a no. */
function isNarrowed(answer: unknown): answer is Narrowed {
  const {query, within, contact} = Object(answer) as Partial<Record<keyof Narrowed, unknown>>;
  const values: readonly unknown[] =
    typeof query === 'object' && query !== null && !Array.isArray(query) ? Object.values(query) : [];
  const isQuery = values.length > 0 && values.every((value) => typeof value === 'string' && value !== '');
  const isId = typeof contact === 'string' && contact !== '';
  const checks = [
    [query, isQuery],
    [within, typeof within === 'function'],
    [contact, isId],
  ] as const;
  const given = checks.filter(([value]) => value !== undefined);
  return given.length > 0 && given.every(([, fits]) => fits);
}
