import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import type {CallsQuery} from '../../model/query.js';
import type {Parser, VendorRequest} from '../../vendors/contract.js';
import {pathTo} from '../../vendors/path.js';
import {isAudio, isJson, typeOf, Unanswered, type Answer, type Ask, type Question} from './ask.js';
import type {Options} from './arguments.js';
import {adviceOf} from './advice.js';
import type {Facts} from './probe.js';
import {pathOf, requestFor, type CheckedVendor} from './vendor.js';
import {fail, pass, skip, type Verdict} from './verdict.js';

/** The verdict on an answer that is not a success; `undefined` for a success. */
function refusal(answer: Answer): Verdict | undefined {
  const {status} = answer;
  const known = adviceOf(answer);
  if (known !== undefined) return fail(`answered ${status}: ${known}`);
  if (status === 401 || status === 403) return skip(`refused (${status}); pass a --header that has access`);
  if (status === 404) return fail('answered 404: serve this route below the endpoint, or fix the endpoint or the id');
  if (status >= 300 && status < 400)
    return fail(`answered ${status}: serve it at this very address: redirects are not followed`);
  return status === 200 ? undefined : fail(`answered ${status}: check the proxy’s log`);
}

/** What an answer contains, and the verdict on it. */
interface Reading<T> {
  readonly verdict: Verdict;
  readonly value?: T | undefined;
}

type Parse<T> = (json: unknown) => T | undefined | Promise<T | undefined>;

async function readAs<T>(answer: Answer, parse: Parse<T>): Promise<Reading<T>> {
  const refused = refusal(answer);
  if (refused) return {verdict: refused};
  if (!isJson(answer))
    return {verdict: fail(`answered with ${typeOf(answer)}, not JSON: pass the vendor’s answer, or fix the endpoint`)};
  if (answer.cut) return {verdict: fail('answered with more than 16 MiB: cap page_size')};
  try {
    const value = await parse(JSON.parse(answer.body.toString('utf8')));
    return value
      ? {verdict: pass, value}
      : {verdict: fail('answered with JSON of another shape: pass the vendor’s answer unchanged')};
  } catch (error) {
    if (error instanceof Unanswered) throw error;
    const broken = error instanceof SyntaxError;
    return {
      verdict: fail(
        broken
          ? 'answered with invalid or incomplete JSON: pass the vendor’s whole answer'
          : 'answered with JSON that reports a failure, or is about something else: pass the query on, and check the proxy’s log',
      ),
    };
  }
}

/** Addresses of recordings, wherever they are. An unescaped quote before a name can only open it. */
const addresses = (answer: Answer): string[] =>
  Array.from(
    answer.body.toString('utf8').matchAll(/"\w*recording\w*url"\s*:\s*("(?:[^"\\]|\\.)+")/gi),
    ([, text = '""']) => {
      try {
        return String(JSON.parse(text));
      } catch {
        return '';
      }
    },
  );

/** A vendor's request as the check sends it. */
async function questionOf({post}: VendorRequest): Promise<Question> {
  return post ? {method: post.method, body: await post.body.text(), headers: {'content-type': post.body.type}} : {};
}

/** Sends the vendor's requests, and records which of them work. */
function surveyor(ask: Ask, vendor: CheckedVendor, parser: Parser) {
  const working: string[] = [];
  const posted: (readonly [path: string, question: Question])[] = [];
  const recordingUrls: string[] = [];
  const look = async <T>(request: VendorRequest, parse: Parse<T>): Promise<Reading<T>> => {
    const [path, question] = [pathOf(request), await questionOf(request)];
    const answer = await ask(path, question);
    const reading = await readAs(answer, parse);
    if (reading.verdict.result === 'pass') {
      if (request.post) posted.push([path, question]);
      else working.push(path);
      recordingUrls.push(...addresses(answer));
    }
    return reading;
  };
  // A search for a number's calls in the list reads more than one page.
  const more = async (request: VendorRequest): Promise<unknown> =>
    JSON.parse((await ask(pathOf(request), await questionOf(request))).body.toString('utf8'));
  const page = async (query: CallsQuery): Promise<Reading<CallPage>> => {
    const request = requestFor(vendor, query);
    return request
      ? look<CallPage>(request, (json) => parser.page(json, query, more))
      : {verdict: skip('the vendor has no such request')};
  };
  return {working, posted, recordingUrls, look, page};
}

const numberIn = (calls: readonly Call[]): string | undefined =>
  calls.flatMap(({caller, callee}) => [caller.number, callee.number]).find((one) => /^\+\d{5,15}$/.test(one ?? ''));

const callIn = (calls: readonly Call[]): string | undefined =>
  (calls.find((one) => one.id !== '' && one.recordingUrl !== undefined) ?? calls.find((one) => one.id !== ''))?.id;

/**
 * Requests every route once, with ids from the list where the options have none. Rejects when the endpoint does not answer
 * at all.
 */
export async function survey(ask: Ask, {vendor, callId, contactId, phone}: Options): Promise<Facts> {
  const {routes} = vendor;
  const parser = await vendor.parser();
  const {working, posted, recordingUrls, look, page} = surveyor(ask, vendor, parser);

  const firstPage: CallsQuery = {kind: 'list', page: 1, pageSize: 20};
  const sorted: CallsQuery = {...firstPage, sortOrder: 'desc'};
  const [first, ordered] = [firstPage, sorted].map((query) => requestFor(vendor, query)?.post);
  const list = await page(firstPage);
  const byPost = ordered && !first ? await page(sorted).catch(silent) : undefined;
  const contact =
    contactId === undefined
      ? {verdict: skip('pass --contact-id')}
      : await page({kind: 'contact', contactId}).catch(silent);
  const calls: Call[] = [list, byPost ?? {verdict: pass}, contact].flatMap(
    ({value}: Reading<CallPage>) => value?.calls ?? [],
  );
  const number = phone ?? numberIn(calls);
  const history: Reading<CallPage> =
    number === undefined
      ? {verdict: skip('pass --phone')}
      : await page({kind: 'phone', phone: number, page: 1, pageSize: 20}).catch(silent);
  calls.push(...(history.value?.calls ?? []));
  const id = callId ?? callIn(calls);
  const none = {verdict: skip('pass --call-id')};
  const request = id === undefined ? undefined : requestFor(vendor, {kind: 'call', callId: id});
  const call: Reading<Call> = request ? await look(request, (json) => parser.call(json)).catch(silent) : none;
  const recording = id !== undefined && routes.recording ? pathTo(routes.recording, id) : undefined;
  const audio = recording === undefined ? none : await listen(ask, recording, call.value).catch(silent);
  return {
    routes: {
      ...(routes.list && {list: list.verdict}),
      ...(byPost && {'list by POST': byPost.verdict}),
      ...(routes.contact && {contact: contact.verdict}),
      ...(routes.phone && {phone: history.verdict}),
      ...(routes.call && {call: call.verdict}),
      ...(routes.recording && {recording: audio.verdict}),
    },
    working,
    posted,
    readsByPost: Boolean(first ?? ordered),
    recordingUrls,
    recording: audio.verdict.result === 'pass' ? recording : undefined,
  };
}

function silent(error: unknown): Reading<never> {
  if (error instanceof Unanswered) return {verdict: fail(error.message)};
  throw error;
}

/** The beginning of a recording. */
async function listen(ask: Ask, path: string, call: Call | undefined): Promise<Reading<never>> {
  const answer = await ask(path, {most: 1024});
  if (answer.status === 404 && call && call.recordingUrl === undefined) {
    return {verdict: skip('this call’s answer names no recording; pass the --call-id of a call that has one')};
  }
  const refused = refusal(answer);
  if (refused) return {verdict: refused};
  if (!isAudio(answer))
    return {verdict: fail(`answered with ${typeOf(answer)}: stream the audio itself, with its own type`)};
  return {verdict: answer.body.length > 0 ? pass : fail('answered with nothing: stream the audio')};
}
