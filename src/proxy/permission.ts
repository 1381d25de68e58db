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

/** Seconds. A header cannot say for ever; who is to stay away for longer is told so again. */
const longestWait = 24 * 60 * 60;

/** Whether a request may pass, and what of the answer; or why not. */
export async function authorized(
  {config, until, reportError: failed, incoming: {request}}: RequestContext,
  {asked, ticket}: Match,
): Promise<Narrowed | Answer> {
  const wait = config.limit && (await withinDeadline(until, config.limit(request, asked)));
  if (Number.isNaN(wait)) throw new TypeError('createProxy: `limit` gave no number.');
  if (wait !== undefined && wait > 0) {
    return refuse(429, 'too-many-requests', {'retry-after': String(Math.ceil(Math.min(wait, longestWait)))});
  }
  if (asked.name === 'recording' && config.removed.has(normalizedName('recordingUrl'))) return refuse(404, 'not-found');
  if (
    ticket !== undefined &&
    config.tickets !== undefined &&
    (await opensRecording(ticket, asked.id ?? '', config.tickets))
  )
    return {};
  const decision = await withinDeadline(until, decide(config.authorize, request, asked, failed));
  if (decision === 'unauthenticated') return refuse(401, 'unauthenticated', {'www-authenticate': 'Bearer'});
  return decision ?? refuse(403, 'forbidden');
}

/** Whether a call is one of a contact's: only the contact's own list tells. */
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

/** Whether a narrowed yes narrows this route: a parameter that the route does not have would be a yes to everything. */
function isNarrower(route: Route, {query = {}, contact, within}: Loosely<Narrowed>): boolean {
  const names = Object.keys(query);
  return within !== undefined || contact !== undefined || names.every((name) => documentedName(route, name));
}

type Loosely<T> = {readonly [Name in keyof T]: T[Name] | undefined};

/** What a narrowed yes leaves of a single call: `undefined` when it may pass. */
export async function refusalOf(
  context: RequestContext,
  {asked, route}: Match,
  {query, contact, within}: Narrowed,
  key: HeaderFields,
): Promise<Answer | undefined> {
  const {name, id = ''} = asked;
  if (!isNarrower(route, {query, contact, within})) return refuse(403, 'forbidden');
  if (name !== 'call' && name !== 'recording') {
    const fits = contact === undefined || (name === 'contact' && id === contact);
    const paging = asked.parameters?.paging ?? [];
    const pages = (one: string) => paging.includes(one) || paging.includes(documentedName(route, one) ?? '');
    const narrows = Object.keys(query ?? {}).some((one) => documentedName(route, one));
    // Counted with somebody else's calls, a filter tells what is in those: letter by letter, all of their transcripts.
    const tells =
      within !== undefined && !narrows && name === 'list' && [...asked.query.keys()].some((one) => !pages(one));
    return fits && !tells ? undefined : refuse(403, 'forbidden');
  }
  if (contact !== undefined) {
    const found = await isContacts(context, contact, id, key);
    if (found !== true) return found || refuse(404, 'not-found');
  }
  if (name === 'call' || !within) return undefined; // a call's own answer is looked at when it is there
  const {vendor} = context.config;
  if (!vendor.routes.call) return refuse(403, 'forbidden');
  const detail = await readJsonOf(context, vendor.routes.call, id, key);
  if (isAnswer(detail)) return detail;
  const call = vendor.read(vendor.single(detail.value));
  return call && isInside(call, id, within) ? undefined : refuse(404, 'not-found');
}

/**
 * Whether an answer is about the call that was asked for, and that call may pass. Only a plain yes is one: a promise is
 * not.
 */
export const isInside = (call: Call, id: string, within: Narrowed['within']): boolean =>
  call.id.toLowerCase() === id.toLowerCase() && (within === undefined || (within(call) as unknown) === true);

/** A ticket lets its bearer pass without `authorize`, which is therefore asked now. */
export async function ticketFor(
  context: RequestContext,
  {asked}: Match,
  contact: string | undefined,
  answer: unknown,
): Promise<string> {
  const {
    config,
    until,
    reportError: failed,
    incoming: {request},
  } = context;
  const {name, id = ''} = asked;
  const {
    routes: {recording: route},
    parameters,
  } = config.vendor;
  if (name !== 'call' || config.tickets === undefined || !route) return '';
  const recording: Asked = {name: 'recording', id, query: new URLSearchParams(), ...(parameters && {parameters})};
  const decision = await withinDeadline(until, decide(config.authorize, request, recording, failed));
  if (typeof decision !== 'object' || !isNarrower(route, decision)) return '';
  const call = config.vendor.read(config.vendor.single(answer));
  const inside = decision.within === undefined || (call !== undefined && (decision.within(call) as unknown) === true);
  // whose the call is has been asked for this contact alone
  const theirs = decision.contact === undefined || decision.contact === contact;
  return inside && theirs ? `?ticket=${await signTicket(id, config.tickets)}` : '';
}
