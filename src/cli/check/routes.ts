import type {Question} from './ask.js';
import {isLoopback} from '../loopback.js';
import type {Facts} from './probe.js';
import type {Context, Probe} from './probe.js';
import {fail, pass, skip, type Verdict} from './verdict.js';

function somebody({facts, options}: Context): Verdict {
  if (facts.working.length > 0) return pass;
  const given = Object.keys(options.headers).length > 0;
  return fail(
    `no route answered with calls: give ${given ? 'a --header that may see some' : '--header as the page sends it'}`,
  );
}

/** Somebody who has the headers' names but not their values. */
const forged = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.startsWith('Bearer ') ? 'Bearer forged' : 'forged']),
  );

/** All was asked as a stranger asks. */
function unknown({working}: Facts, url: URL): Verdict {
  if (working.length === 0) return skip('give --header as the page sends it; nothing else tells');
  if (isLoopback(url.hostname)) {
    return skip('this machine is answered without any header, which may be meant; give --header as the page sends it');
  }
  return fail(
    'anybody who finds this address reads every call: have `authorize` refuse whoever is not signed in, and give --header here',
  );
}

async function strangers({ask, facts, options}: Context): Promise<Verdict> {
  const {headers, url} = options;
  if (Object.keys(headers).length === 0) return unknown(facts, url);
  const paths = [...facts.working, ...(facts.recording === undefined ? [] : [facts.recording])];
  const open: readonly (readonly [path: string, question?: Question])[] = [
    ...paths.map((path) => [path] as const),
    ...facts.posted,
  ];
  if (open.length === 0) return skip('no route answered with calls');
  for (const [who, as] of [
    ['without the given headers', {}],
    ['with forged ones', forged(headers)],
  ] as const) {
    for (const [path, question] of open) {
      const {status} = await ask(path, {...question, as, most: 1024});
      if (status < 300) return fail(`answered ${who}: have \`authorize\` refuse whoever is not signed in`);
      if (status < 400)
        return fail(`redirected ${who}: answer 401, upon which the widgets ask the page for fresh headers`);
      if (status >= 500) return fail(`answered ${status} ${who}: answer 401`);
    }
  }
  return pass;
}

/** What is served, and to whom. */
export const routeProbes = ({routes}: Facts): readonly Probe[] => [
  ...Object.entries(routes).map(([name, verdict]): Probe => ({name: `route ${name}`, run: () => verdict})),
  {name: 'some route answers', run: somebody},
  {name: 'strangers are refused', run: strangers},
];
