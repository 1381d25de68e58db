/** Decides once where an element's calls come from. */
import {CallsError} from '../model/errors.js';
import type {Vendor} from '../vendors/contract.js';
import {baseOf, pageUrl, vendorOf, type Connection} from './connection.js';
import {dataSource, loaderSource} from './local.js';
import {remoteSource} from './remote.js';
import type {CallSource, PageLoader} from './source.js';

/** The calls' place as an element, or the list it follows, names it. */
export interface OwnPlace {
  readonly endpoint?: string | undefined;
  readonly vendor?: string | undefined;
  /** The calls, the call, or the script element that holds them as JSON. */
  readonly data?: object | undefined;
  /** Another number for the same script with another text. */
  readonly edition?: number | undefined;
  readonly loader?: PageLoader | undefined;
}

/** The place that the nearest provider, or the page, names for all elements. */
export interface ProvidedPlace extends Partial<Omit<Connection, 'endpoint'>> {
  readonly endpoint?: string | undefined;
  readonly source?: PageLoader | undefined;
}

/** The decision; {@link isSameChoice} compares two of them. */
export interface Choice extends Connection {
  readonly data?: object | undefined;
  readonly edition?: number | undefined;
  readonly loader?: PageLoader | undefined;
  readonly known: Vendor;
}

/**
 * Closer goes before farther: the element's own calls or loader, its endpoint, what the followed list has, the provider's
 * loader, the provider's endpoint. Throws a CallsError with code `not-configured` for a place that names nothing to ask,
 * a wrong address or an unknown vendor. The page's own calls need no endpoint, nor does its loader.
 */
export function choose(element: OwnPlace, provided: ProvidedPlace, followed?: OwnPlace): Choice {
  const own = hasOwn(element) ? element : followed && !element.endpoint && hasOwn(followed) ? followed : undefined;
  const isAddressed = Boolean(element.endpoint || followed?.endpoint);
  const {data, edition} = own ?? {};
  const loader = own ? own.loader : isAddressed ? undefined : provided.source;
  const endpoint = textOf(element.endpoint || provided.endpoint || followed?.endpoint);
  if (!endpoint && !isSet(data) && !loader)
    throw new CallsError('not-configured', {attribute: 'endpoint', missing: true});
  const vendor = element.vendor || provided.vendor || followed?.vendor;
  const connection: Connection = {endpoint, vendor, headers: provided.headers, fetch: provided.fetch};
  if (endpoint) baseOf(connection, pageUrl()); // throws for a wrong one before any request
  return {...connection, data, edition, loader, known: vendorOf(connection)};
}

const hasOwn = ({data, loader}: OwnPlace): boolean => isSet(data) || Boolean(loader);

/** A template may set `false` for nothing; an empty text or a zero is a mistake, which is no reason to request other calls. */
const isSet = (data: unknown): boolean => (data ?? false) !== false;

/** Whether two choices lead to the same calls. A page may make a new `headers()` at each render: that it has one counts. */
export function isSameChoice(a: Choice, b: Choice): boolean {
  return (
    a.endpoint === b.endpoint &&
    a.known === b.known &&
    a.data === b.data &&
    a.edition === b.edition &&
    a.loader === b.loader &&
    !a.headers === !b.headers &&
    !a.fetch === !b.fetch
  );
}

/** The source of a choice. It is read at each question, since credentials change while the choice stays the same. */
export function sourceOf(read: () => Choice): CallSource {
  const {data, loader} = read();
  if (isSet(data)) return dataSource(data, read);
  return loader ? loaderSource(loader, read) : remoteSource(read);
}

/** A page's script may set what is no text, such as a URL. */
const textOf = (value: string | number | undefined): string => String(value ?? '').trim();
