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
  /** The vendor has no route for a number's calls: a search of this list finds them. */
  readonly listsPhones?: boolean;
  /** What the vendor calls the parameters that decide whose calls these are. */
  readonly parameters?: Parameters;
}

/** A yes to a part of the request. */
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
   * The id of the contact whose calls alone may pass. The proxy asks the vendor for that contact's calls where the answer
   * does not name its contact.
   */
  readonly contact?: string;
}

/**
 * What `authorize` decides. Only `true` or a narrowed yes lets a request pass. `'unauthenticated'` becomes 401, after
 * which the widgets call the page's `headers()` again; anything else, and an error, becomes 403.
 */
export type Decision = boolean | 'unauthenticated' | Narrowed;

/** Decides whether a request may have what it asks for. */
export type Authorize = (request: Request, asked: Asked) => Decision | Promise<Decision>;

/** Anything but a yes is a no, whatever the declared type; so is an error. */
export function decide(
  authorize: Authorize,
  request: Request,
  question: Asked,
  reportError: (error: unknown) => void,
): Decided | Promise<Decided> {
  const refuse = (error: unknown) => {
    reportError(error);
    return undefined;
  };
  try {
    const answer: unknown = authorize(request, question);
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

/** A narrowed yes must narrow something: an object without any known property is a mistake, and a mistake is a no. */
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
  const present = checks.filter(([value]) => value !== undefined);
  return present.length > 0 && present.every(([, isValid]) => isValid);
}
