import type {Call} from '../model/call.js';
import {documentedName} from '../vendors/parameter-names.js';
import type {Route} from '../vendors/contract.js';
import {refuse, type Answer} from './answer.js';
import {withinDeadline} from './deadline.js';
import {decide, type Asked, type Narrowed} from './decision.js';
import {normalizedName} from './fields.js';
import type {Match} from './match.js';
import {isAnswer, readJsonOf, type RequestContext} from './context.js';
import {opensRecording, signTicket} from './scope.js';
import type {HeaderFields} from './upstream.js';

/** Seconds. A client with a longer wait comes back after a day and gets the same refusal. */
const longestWait = 24 * 60 * 60;

/** Runs `limit` and `authorize`: the permitted part of the answer, or a refusal. */
export async function authorized(
  {config, until, reportError, incoming: {request}}: RequestContext,
  {question, ticket}: Match,
): Promise<Narrowed | Answer> {
  const wait = config.limit && (await withinDeadline(until, config.limit(request, question)));
  if (Number.isNaN(wait)) throw new TypeError('createProxy: `limit` must return a number of seconds, or nothing.');
  if (wait !== undefined && wait > 0) {
    return refuse(429, 'too-many-requests', {'retry-after': String(Math.ceil(Math.min(wait, longestWait)))});
  }
  if (question.name === 'recording' && config.removed.has(normalizedName('recordingUrl')))
    return refuse(404, 'not-found');
  if (
    ticket !== undefined &&
    config.tickets !== undefined &&
    (await opensRecording(ticket, question.id ?? '', config.tickets))
  )
    return {};
  const decision = await withinDeadline(until, decide(config.authorize, request, question, reportError));
  if (decision === 'unauthenticated') return refuse(401, 'unauthenticated', {'www-authenticate': 'Bearer'});
  return decision ?? refuse(403, 'forbidden');
}

/** Whether a call belongs to a contact. Only the contact's own list shows that. */
async function isContacts(
  context: RequestContext,
  contact: string,
  callId: string,
  key: HeaderFields,
): Promise<boolean | Answer> {
  const {vendor} = context.config;
  if (!vendor.routes.contact) return refuse(403, 'forbidden');
  const list = await readJsonOf(context, vendor.routes.contact, contact, key);
  if (isAnswer(list)) return list;
  return (
    vendor.rows(list.value)?.some((row) => vendor.read(row)?.id === callId) ?? refuse(502, 'upstream-unknown-shape')
  );
}

/** Whether a scope can limit this route: with a parameter that the route lacks, everything would pass. */
function isNarrower(route: Route, {query = {}, contact, within}: Loosely<Narrowed>): boolean {
  const names = Object.keys(query);
  return within !== undefined || contact !== undefined || names.every((name) => documentedName(route, name));
}

type Loosely<T> = {readonly [Name in keyof T]: T[Name] | undefined};

/** The reason why a request may not pass within a scope; `undefined` if it may. */
export async function refusalOf(
  context: RequestContext,
  {question, route}: Match,
  {query, contact, within}: Narrowed,
  key: HeaderFields,
): Promise<Answer | undefined> {
  const {name, id = ''} = question;
  if (!isNarrower(route, {query, contact, within})) return refuse(403, 'forbidden');
  if (name !== 'call' && name !== 'recording') {
    const isTheirs = contact === undefined || (name === 'contact' && id === contact);
    const paging = question.parameters?.paging ?? [];
    const isPaging = (one: string) => paging.includes(one) || paging.includes(documentedName(route, one) ?? '');
    const narrows = Object.keys(query ?? {}).some((one) => documentedName(route, one));
    // A filter that also counts other people's calls reveals their content: letter by letter, whole transcripts.
    const leaksCounts =
      within !== undefined && !narrows && name === 'list' && [...question.query.keys()].some((one) => !isPaging(one));
    return isTheirs && !leaksCounts ? undefined : refuse(403, 'forbidden');
  }
  if (contact !== undefined) {
    const owned = await isContacts(context, contact, id, key);
    if (owned !== true) return owned || refuse(404, 'not-found');
  }
  if (name === 'call' || !within) return undefined; // a call's own answer is checked on arrival
  const {vendor} = context.config;
  if (!vendor.routes.call) return refuse(403, 'forbidden');
  const detail = await readJsonOf(context, vendor.routes.call, id, key);
  if (isAnswer(detail)) return detail;
  const call = vendor.read(vendor.single(detail.value));
  return call && isInside(call, id, within) ? undefined : refuse(404, 'not-found');
}

/**
 * Whether an answer is about the requested call, and that call may pass. `within` must return `true` itself: a promise
 * is truthy, too.
 */
export const isInside = (call: Call, id: string, within: Narrowed['within']): boolean =>
  call.id.toLowerCase() === id.toLowerCase() && (within === undefined || (within(call) as unknown) === true);

/** The ticket for a recording's address. Its bearer passes without `authorize`, so `authorize` decides now. */
export async function ticketFor(
  context: RequestContext,
  {question}: Match,
  contact: string | undefined,
  answer: unknown,
): Promise<string> {
  const {
    config,
    until,
    reportError,
    incoming: {request},
  } = context;
  const {name, id = ''} = question;
  const {
    routes: {recording: route},
    parameters,
  } = config.vendor;
  if (name !== 'call' || config.tickets === undefined || !route) return '';
  const recording: Asked = {name: 'recording', id, query: new URLSearchParams(), ...(parameters && {parameters})};
  const decision = await withinDeadline(until, decide(config.authorize, request, recording, reportError));
  if (typeof decision !== 'object' || !isNarrower(route, decision)) return '';
  const call = config.vendor.read(config.vendor.single(answer));
  const inside = decision.within === undefined || (call !== undefined && (decision.within(call) as unknown) === true);
  // `contact` is the only one the call was checked for
  const theirs = decision.contact === undefined || decision.contact === contact;
  return inside && theirs ? `?ticket=${await signTicket(id, config.tickets)}` : '';
}
