import type {Call} from '../../model/call.js';
import type {CallPage} from '../../model/page.js';
import type {CallQuery, CallsQuery} from '../../model/query.js';
import {agni} from '../../vendors/agni/index.js';
import type {RouteName, VendorRequest} from '../../vendors/vendor.js';
import {Unanswered, type Answer, type Ask} from './ask.js';
import type {Options} from './arguments.js';
import {told} from './told.js';
import {fail, pass, skip, type Verdict} from './verdict.js';

/** What the endpoint serves to whoever asks with the given headers; the other probes go from here. */
export interface Facts {
  readonly routes: Readonly<Record<RouteName, Verdict>>;
  /** Paths of the data routes that answered as they should. */
  readonly working: readonly string[];
  /** The path of a recording that answered as it should. */
  readonly recording: string | undefined;
  /** Addresses of recordings in the answers. */
  readonly recordingUrls: readonly string[];
}

/** Agni's parser needs one answer for each question, and gives what it says at once. */
type AgniParser = Awaited<ReturnType<typeof agni.parser>>;

/** A question's path below the endpoint, as the widgets build it. */
export function pathOf({route, id = '', query}: VendorRequest): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const params = new URLSearchParams(given);
  return route.path.replace('{id}', () => encodeURIComponent(id)) + (params.size > 0 ? `?${params}` : '');
}

/** A call's path, whether there is such a call or not. */
export const callPath = (callId: string): string => pathOf(agni.request({kind: 'call', callId}));
export const contactPath = (contactId: string): string => pathOf(agni.request({kind: 'contact', contactId}));
export const listPath = agni.routes.list.path;
export const recordingPath = (callId: string): string => pathOf({route: agni.routes.recording, id: callId, query: {}});

/** An answer's media type. */
export const typeOf = ({header}: Answer): string =>
  /^[\w.+-]{1,40}\/[\w.+-]{1,60}/.exec(header('content-type').trim())?.[0].toLowerCase() ?? 'none';
export const isJson = (answer: Answer): boolean => /^application\/([\w.-]+\+)?json$/.test(typeOf(answer));
const isAudio = (answer: Answer): boolean => /^(audio|video)\/|^(application|binary)\/(octet-stream|ogg)$/.test(typeOf(answer));

/** Why an answer is not even a success; `undefined` when it is. */
function refusal(answer: Answer): Verdict | undefined {
  const {status} = answer;
  const known = told(answer);
  if (known !== undefined) return fail(`answered ${status}: ${known}`);
  if (status === 401 || status === 403) return skip(`refused (${status}); give a --header that may have this`);
  if (status === 404) return fail('answered 404: serve this route below the endpoint, or mend the endpoint or the id');
  if (status >= 300 && status < 400) return fail(`answered ${status}: serve it at this very address, redirects are not followed`);
  return status === 200 ? undefined : fail(`answered ${status}: look at the proxy’s log`);
}

/** What was read, or why not. */
interface Found<T> {
  readonly verdict: Verdict;
  readonly value?: T | undefined;
}

function readAs<T>(answer: Answer, parse: (json: unknown) => T | undefined): Found<T> {
  const refused = refusal(answer);
  if (refused) return {verdict: refused};
  if (!isJson(answer)) return {verdict: fail(`answered with ${typeOf(answer)}, not JSON: pass the vendor’s answer, or mend the endpoint`)};
  if (answer.cut) return {verdict: fail('answered with more than 16 MiB: cap page_size')};
  try {
    const value = parse(JSON.parse(answer.body.toString('utf8')));
    return value ? {verdict: pass, value} : {verdict: fail('answered with JSON of another shape: pass the vendor’s answer as it is')};
  } catch (error) {
    const broken = error instanceof SyntaxError;
    return {verdict: fail(broken ? 'answered with what is no JSON, or cut off: pass the vendor’s answer whole'
      : 'answered with JSON that reports a failure, or is about something else: pass the query on, and look at the proxy’s log')};
  }
}

/** Addresses of recordings, wherever they are. An unescaped quote before a name can only open it. */
const addresses = (answer: Answer): string[] =>
  Array.from(answer.body.toString('utf8').matchAll(/"\w*recording\w*url"\s*:\s*("(?:[^"\\]|\\.)+")/gi), ([, text = '""']) => {
    try {
      return String(JSON.parse(text));
    } catch {
      return '';
    }
  });

/** Asks for everything once, with what the list says for ids that were not given. Rejects when the endpoint does not answer at all. */
export async function survey(ask: Ask, {callId, contactId, phone}: Options): Promise<Facts> {
  const parser = await agni.parser();
  const working: string[] = [];
  const recordingUrls: string[] = [];
  const look = async <T>(path: string, parse: (parser: AgniParser, json: unknown) => T | undefined): Promise<Found<T>> => {
    const answer = await ask(path);
    const found = readAs(answer, json => parse(parser, json));
    if (found.verdict.result === 'pass') {
      working.push(path);
      recordingUrls.push(...addresses(answer));
    }
    return found;
  };
  const page = (query: CallsQuery) => look<CallPage>(pathOf(agni.request(query)), (read, json) => read.page(json, query));

  const list = await page({kind: 'list', page: 1, pageSize: 20});
  const contact = contactId === undefined ? {verdict: skip('give --contact-id')} : await page({kind: 'contact', contactId}).catch(silent);
  const calls: Call[] = [list, contact].flatMap(({value}: Found<CallPage>) => value?.calls ?? []);
  const number = phone ?? calls.flatMap(({caller, callee}) => [caller.number, callee.number]).find(one => /^\+\d{5,15}$/.test(one ?? ''));
  const history: Found<CallPage> = number === undefined ? {verdict: skip('give --phone')}
    : await page({kind: 'phone', phone: number, page: 1, pageSize: 20}).catch(silent);
  calls.push(...history.value?.calls ?? []);
  const id = callId ?? (calls.find(one => one.id !== '' && one.recordingUrl !== undefined) ?? calls.find(one => one.id !== ''))?.id;
  const none = {verdict: skip('give --call-id')};
  const query: CallQuery | undefined = id === undefined ? undefined : {kind: 'call', callId: id};
  const call: Found<Call> = query ? await look(pathOf(agni.request(query)), (read, json) => read.call(json)).catch(silent) : none;
  const audio = id === undefined ? none : await listen(ask, id, call.value).catch(silent);
  return {
    routes: {list: list.verdict, contact: contact.verdict, phone: history.verdict, call: call.verdict, recording: audio.verdict},
    working, recordingUrls,
    recording: audio.verdict.result === 'pass' && id !== undefined ? recordingPath(id) : undefined,
  };
}

function silent(error: unknown): Found<never> {
  if (error instanceof Unanswered) return {verdict: fail(error.message)};
  throw error;
}

/** The beginning of a recording. */
async function listen(ask: Ask, callId: string, call: Call | undefined): Promise<Found<never>> {
  const answer = await ask(recordingPath(callId), {most: 1024});
  if (answer.status === 404 && call && call.recordingUrl === undefined) {
    return {verdict: skip('this call’s answer names no recording; give the --call-id of one that has')};
  }
  const refused = refusal(answer);
  if (refused) return {verdict: refused};
  if (!isAudio(answer)) return {verdict: fail(`answered with ${typeOf(answer)}: stream the audio itself, with its own type`)};
  return {verdict: answer.body.length > 0 ? pass : fail('answered with nothing: stream the audio')};
}
