import type {Question} from './ask.js';
import {isLoopback} from '../loopback.js';
import type {Facts} from './probe.js';
import type {Context, Probe} from './probe.js';
import {fail, pass, skip, type Verdict} from './verdict.js';

function someRouteWorks({facts, options}: Context): Verdict {
  if (facts.working.length > 0) return pass;
  const hasHeaders = Object.keys(options.headers).length > 0;
  return fail(
    `no route answered with calls: pass ${hasHeaders ? 'a --header with access to some' : '--header as the page sends it'}`,
  );
}

/** The headers' names with forged values. */
const forged = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.startsWith('Bearer ') ? 'Bearer forged' : 'forged']),
  );

/** Without headers, every request was a stranger's. */
function judgeOpenEndpoint({working}: Facts, url: URL): Verdict {
  if (working.length === 0) return skip('pass --header as the page sends it');
  if (isLoopback(url.hostname)) {
    return skip('this machine is answered without any header, which may be intended; pass --header as the page sends it');
  }
  return fail(
    'anybody who finds this address reads every call: let `authorize` refuse users who are not signed in, and pass --header here',
  );
}

async function strangers({ask, facts, options}: Context): Promise<Verdict> {
  const {headers, url} = options;
  if (Object.keys(headers).length === 0) return judgeOpenEndpoint(facts, url);
  const paths = [...facts.working, ...(facts.recording === undefined ? [] : [facts.recording])];
  const open: readonly (readonly [path: string, question?: Question])[] = [
    ...paths.map((path) => [path] as const),
    ...facts.posted,
  ];
  if (open.length === 0) return skip('no route answered with calls');
  for (const [who, as] of [
    ['without the headers', {}],
    ['with forged ones', forged(headers)],
  ] as const) {
    for (const [path, question] of open) {
      const {status} = await ask(path, {...question, as, most: 1024});
      if (status < 300) return fail(`answered ${who}: let \`authorize\` refuse users who are not signed in`);
      if (status < 400)
        return fail(`redirected ${who}: answer 401, after which the widgets ask the page for fresh headers`);
      if (status >= 500) return fail(`answered ${status} ${who}: answer 401`);
    }
  }
  return pass;
}

/** Which routes work, and for whom. */
export const routeProbes = ({routes}: Facts): readonly Probe[] => [
  ...Object.entries(routes).map(([name, verdict]): Probe => ({name: `route ${name}`, run: () => verdict})),
  {name: 'some route answers', run: someRouteWorks},
  {name: 'strangers are refused', run: strangers},
];
