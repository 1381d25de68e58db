import {randomUUID} from 'node:crypto';
import {pathTo} from '../../vendors/path.js';
import {isJson, typeOf, type Answer} from './ask.js';
import {relays} from './relays.js';
import {listParts, pathOf, requestFor, unknownPaths} from './vendor.js';
import {onData, type Context, type Probe} from './probe.js';
import {fail, pass, skip, unless, type Verdict} from './verdict.js';

const head = onData(async (path, {ask}) => {
  const {status} = await ask(path, {method: 'HEAD'});
  return unless(status === 200 ? undefined : `HEAD is answered ${status}: answer it like GET, without the body`);
});

const traces = /\bat .+:\d+:\d+|Traceback \(most recent|node_modules|Exception in |\.(java|php|py|rb|cs):\d+/;

const markup = /<(!doctype|html|head|body|pre|script|h\d|p|title|center)\b/i;

/** Whether an answer has the vendor's envelope: then the request reached the vendor, with the key. */
const isVendors = ({body}: Answer, {options: {vendor}}: Context): boolean =>
  vendor.envelope?.test(body.toString('utf8')) ?? false;

/** The defects of an error's answer. */
function errorFault(answer: Answer, context: Context): string | undefined {
  const {body, cut} = answer;
  const text = body.toString('utf8');
  const wrong = traces.test(text)
    ? 'shows a stack trace'
    : !isJson(answer) && body.length > 0
      ? `is ${typeOf(answer)}`
      : cut
        ? 'is longer than 4 KiB'
        : markup.test(text)
          ? 'contains markup'
          : isVendors(answer, context)
            ? 'is in the vendor’s own words'
            : undefined;
  return wrong && `the error ${wrong}: answer with small JSON of your own`;
}

/** A call that does not exist. */
async function unknownCall(context: Context): Promise<Verdict> {
  const {call, recording} = context.options.vendor.routes;
  for (const route of [call, recording]) {
    if (!route) continue;
    const answer = await context.ask(pathTo(route, randomUUID()), {most: 4096});
    const {status} = answer;
    if (status < 400) return fail(`it is answered ${status}: answer 404`);
    if (status >= 500) return fail(`it is answered ${status}: pass the vendor’s 404 down`);
    const change = errorFault(answer, context);
    if (change !== undefined) return fail(change);
  }
  return pass;
}

/** Requests that a vendor may refuse and a proxy passes on. If the vendor answers them, there is no error to judge. */
async function refusals(context: Context): Promise<Verdict> {
  const {vendor} = context.options;
  const {contact, list} = vendor.routes;
  const paging = new URLSearchParams((await vendor.paging()).map((name) => [name, 'agni-check']));
  for (const path of [
    ...(contact ? [pathTo(contact, randomUUID())] : []),
    ...(list ? [`${list.path}?${paging}`] : []),
  ]) {
    const answer = await context.ask(path, {most: 4096});
    const change = answer.status < 400 ? undefined : errorFault(answer, context);
    if (change !== undefined) return fail(change);
  }
  return pass;
}

/** Each path must be answered with a 4xx, by the proxy itself or `byVendor`. */
async function closed(context: Context, paths: readonly string[], change: string, byVendor = true): Promise<Verdict> {
  for (const path of paths) {
    const answer = await context.ask(path, {most: 1024});
    if (answer.status < 400 || answer.status >= 500) return fail(`${path} is answered ${answer.status}: ${change}`);
    if (!byVendor && isVendors(answer, context))
      return fail(`${path} is refused by the vendor, not by the proxy: ${change}`);
  }
  return pass;
}

/** Path traversals for servers that decode, once or twice, before they split a path. */
const ways = ['%2e%2e%2f', '..%2f', '%2e%2e%5c', '%252e%252e%252f', '..%3b%2f'];

const elsewhere = [
  '/http://agni-check.invalid/',
  '//agni-check.invalid/',
  '/http%3A%2F%2Fagni-check.invalid%2F',
  '/agni-check.invalid/audio.wav',
];

/** From a call's route up to the list, which would answer. */
async function climbing(context: Context): Promise<Verdict> {
  // A server that normalises paths before routing (nginx) arrives at the list, which is allowed. The probe then climbs
  // to a path outside the routes.
  const {
    routes: {list, call},
  } = context.options.vendor;
  if (!list || !call) return skip('the vendor has no list, or no route of one call');
  const [parent, last] = listParts({list});
  const tidied = await context.ask(`${parent}/agni-check/%2e%2e%2f${last}`, {most: 1024});
  const target = tidied.status === 200 ? '%2e%2e%2fagents' : last;
  const detail = call.path.replace('{id}', '');
  // The vendor decides about an id passed on as one encoded segment.
  return closed(
    context,
    ways.map((up) => `${detail}${up}${target}`),
    'refuse an id with a slash or a dot segment in it, encoded or not',
  );
}

/** Methods that write, on a call and an agent that do not exist: if one passes, nothing changes. */
async function onlyReads(context: Context): Promise<Verdict> {
  const {
    facts,
    options: {vendor},
  } = context;
  const {call, list} = vendor.routes;
  const changes = ['PUT', 'PATCH', 'DELETE'];
  const nobodys = requestFor(vendor, {kind: 'list', page: 1, pageSize: 1, agentId: randomUUID()});
  const targets: (readonly [what: string, path: string, methods: readonly string[]])[] = [];
  if (call) targets.push(['a call', pathTo(call, randomUUID()), ['POST', ...changes]]);
  if (list) {
    const path = nobodys && !nobodys.post ? pathOf(nobodys) : list.path;
    targets.push(['the list', path, facts.readsByPost ? changes : ['POST', ...changes]]);
  }
  for (const [what, path, methods] of targets) {
    for (const method of methods) {
      const answer = await context.ask(path, {method, most: 1024, headers: {'content-length': '0'}});
      const change = 'pass only methods that read, and answer 405 to others';
      if (![403, 405, 501].includes(answer.status))
        return fail(`${method} of ${what} is answered ${answer.status}: ${change}`);
      if (isVendors(answer, context))
        return fail(`${method} of ${what} is refused by the vendor, not by the proxy: ${change}`);
    }
  }
  return pass;
}

/**
 * Headers and a parameter that some frameworks treat as the method, on a call that does not exist: if one passes,
 * nothing changes.
 */
async function overridden(context: Context): Promise<Verdict> {
  const {call} = context.options.vendor.routes;
  if (!call) return skip('the vendor has no route of one call');
  const path = pathTo(call, randomUUID());
  const names = ['x-http-method-override', 'x-http-method', 'x-method-override'];
  const headers = {...Object.fromEntries(names.map((name) => [name, 'DELETE'])), 'content-length': '0'};
  const usual = await context.ask(path, {most: 1024});
  for (const method of ['GET', 'POST']) {
    const answer = await context.ask(`${path}?_method=DELETE`, {method, most: 1024, headers});
    // The probe of an unknown call judges the usual answer.
    const allowed = [400, 403, 405, 501, ...(method === 'GET' ? [usual.status] : [])];
    const same = answer.status !== usual.status || answer.status >= 400 || answer.body.equals(usual.body);
    const change = 'use only the request’s own method, never one from a header or a parameter';
    if (!same || !allowed.includes(answer.status))
      return fail(`${method} with X-HTTP-Method-Override: DELETE is answered ${answer.status}: ${change}`);
  }
  return pass;
}

/** Everything that must stay closed. */
export const closedProbes: readonly Probe[] = [
  {name: 'HEAD', run: head},
  {name: 'an unknown call', run: unknownCall},
  {name: 'refused questions', run: refusals},
  {
    name: 'unknown routes',
    run: (context) =>
      closed(
        context,
        unknownPaths(context.options.vendor.routes),
        'pass only the vendor’s routes, and answer 404 to everything else',
        false,
      ),
  },
  {name: 'ids that climb', run: climbing},
  {
    name: 'addresses in the path',
    run: (context) => closed(context, elsewhere, 'never take a host from the page, answer 404'),
  },
  {name: 'addresses in the query', run: relays},
  {name: 'other methods', run: onlyReads},
  {name: 'method overrides', run: overridden},
];
