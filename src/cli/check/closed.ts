import {randomUUID} from 'node:crypto';
import type {Answer} from './ask.js';
import {relays} from './relays.js';
import {callPath, contactPath, isJson, listPath, recordingPath, typeOf} from './survey.js';
import {fail, onData, pass, unless, type Context, type Probe, type Verdict} from './verdict.js';

const head = onData(async (path, {ask}) => {
  const {status} = await ask(path, {method: 'HEAD'});
  return unless(status === 200 ? undefined : `HEAD is answered ${status}: answer it like GET, without the body`);
});

const traces = /\bat .+:\d+:\d+|Traceback \(most recent|node_modules|Exception in |\.(java|php|py|rb|cs):\d+/;

const markup = /<(!doctype|html|head|body|pre|script|h\d|p|title|center)\b/i;

/** The vendor's envelope: then the question reached it, key and all, and it was the vendor that said no. */
const isVendors = ({body}: Answer): boolean => /^\s*\{[^[\]{}]*"success"\s*:\s*(true|false)/.test(body.toString('utf8'));

/** What is wrong with how an error is told. */
function careless(answer: Answer): string | undefined {
  const {body, cut} = answer;
  const text = body.toString('utf8');
  const wrong = traces.test(text) ? 'shows where it happened in the code'
    : !isJson(answer) && body.length > 0 ? `is ${typeOf(answer)}`
      : cut ? 'is longer than 4 KiB'
        : markup.test(text) ? 'has a page in it'
          : isVendors(answer) ? 'is in the vendor’s own words' : undefined;
  return wrong && `the error ${wrong}: answer small JSON of your own`;
}

/** A call nobody has. */
async function unknownCall({ask}: Context): Promise<Verdict> {
  for (const path of [callPath(randomUUID()), recordingPath(randomUUID())]) {
    const answer = await ask(path, {most: 4096});
    const {status} = answer;
    if (status < 400) return fail(`it is answered ${status}: answer 404`);
    if (status >= 500) return fail(`it is answered ${status}: pass the vendor’s 404 down`);
    const change = careless(answer);
    if (change !== undefined) return fail(change);
  }
  return pass;
}

/** Questions that a vendor may refuse, and a proxy may not. Where it has an answer to them, there is no error to look at. */
async function refusals({ask}: Context): Promise<Verdict> {
  for (const path of [contactPath(randomUUID()), `${listPath}?page=agni-check&page_size=agni-check`]) {
    const answer = await ask(path, {most: 4096});
    const change = answer.status < 400 ? undefined : careless(answer);
    if (change !== undefined) return fail(change);
  }
  return pass;
}

/** What nobody may pass is answered with any 4xx, by the proxy itself or `byVendor`. */
async function closed({ask}: Context, paths: readonly string[], change: string, byVendor = true): Promise<Verdict> {
  for (const path of paths) {
    const answer = await ask(path, {most: 1024});
    if (answer.status < 400 || answer.status >= 500) return fail(`${path} is answered ${answer.status}: ${change}`);
    if (!byVendor && isVendors(answer)) return fail(`${path} is refused by the vendor, not by the proxy: ${change}`);
  }
  return pass;
}

const detail = '/api/v1/calling/call-sessions-detail';
const unknown = [
  '/api/v1/agents', '/api/v1/contacts', '/api/v1/calling/call-sessions/x', '/api/v1/calling/call-sessionsx', '/api/v1/calling/sessions/x',
  '/api/v2/calling/call-sessions', '/.env',
];
/** Ways up that a server takes which decodes, once or twice, before it splits. */
const ways = ['%2e%2e%2f', '..%2f', '%2e%2e%5c', '%252e%252e%252f', '..%3b%2f'];

const elsewhere = [
  '/http://agni-check.invalid/', '//agni-check.invalid/', '/http%3A%2F%2Fagni-check.invalid%2F', '/agni-check.invalid/audio.wav',
];

/** From a call's route to the list, which answers if the vendor is asked for it. */
async function climbing(context: Context): Promise<Verdict> {
  // A server that tidies up a path before it looks for a route (nginx) arrives at one that may be asked for anyway: there, only what is
  // no route tells.
  const tidied = await context.ask('/api/v1/calling/agni-check/%2e%2e%2fcall-sessions', {most: 1024});
  const target = tidied.status === 200 ? '%2e%2e%2fagents' : 'call-sessions';
  // An id that went up as one encoded segment is one that the vendor may refuse.
  return closed(context, ways.map(up => `${detail}/${up}${target}`), 'refuse an id with a slash or a dot segment in it, encoded or not');
}

/** To a call nobody has, and to the calls of an agent there is not, so that nothing is changed should it pass. */
async function onlyReads({ask}: Context): Promise<Verdict> {
  for (const [what, path] of [['a call', callPath(randomUUID())], ['the list', `${listPath}?agent_id=${randomUUID()}`]] as const) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await ask(path, {method, most: 1024, headers: {'content-length': '0'}});
      const change = 'let GET, HEAD and OPTIONS pass, and answer 405 to others';
      if (![403, 405, 501].includes(answer.status)) return fail(`${method} of ${what} is answered ${answer.status}: ${change}`);
      if (isVendors(answer)) return fail(`${method} of ${what} is refused by the vendor, not by the proxy: ${change}`);
    }
  }
  return pass;
}

/** What has to stay shut. */
export const closedProbes: readonly Probe[] = [
  {name: 'HEAD', run: head},
  {name: 'an unknown call', run: unknownCall},
  {name: 'refused questions', run: refusals},
  {
    name: 'unknown routes',
    run: context => closed(context, unknown, 'let pass what the widgets ask for and answer 404 to everything else', false),
  },
  {name: 'ids that climb', run: climbing},
  {name: 'addresses in the path', run: context => closed(context, elsewhere, 'never take a host from the page, answer 404')},
  {name: 'addresses in the query', run: relays},
  {name: 'other methods', run: onlyReads},
];
