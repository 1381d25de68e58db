import process from 'node:process';
import {answerProbes} from './check/answers.js';
import {BadArguments, help, read, type Env, type Options} from './check/arguments.js';
import {asker, Unanswered} from './check/ask.js';
import {closedProbes} from './check/closed.js';
import {corsProbes} from './check/cors.js';
import {recordingProbes} from './check/recording.js';
import {reporter, type Out} from './check/report.js';
import {routeProbes} from './check/routes.js';
import {survey} from './check/survey.js';
import type {Facts, Probe} from './check/probe.js';
import {fail, type Verdict} from './check/verdict.js';

const probesOf = (facts: Facts): readonly Probe[] => [
  ...routeProbes(facts),
  ...recordingProbes,
  ...closedProbes,
  ...corsProbes,
  ...answerProbes,
];

/** The result of `work`, or the failure of an endpoint that does not answer. */
async function verdictOf<T>(work: () => T | Promise<T>): Promise<T | Verdict> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unanswered) return fail(error.message);
    throw error;
  }
}

async function run(options: Options, out: Out): Promise<number> {
  const {report: tell, end} = reporter(out, options.json);
  const {ask, seen} = asker(options);
  const facts = await verdictOf(() => survey(ask, options));
  if ('result' in facts) {
    tell('the endpoint answers', facts);
    return end();
  }
  // One after the other, as the endpoint may limit requests.
  for (const probe of probesOf(facts)) tell(probe.name, await verdictOf(() => probe.run({options, ask, seen, facts})));
  return end();
}

/**
 * `agni-call-widgets check <url>`: sends a proxy the requests of a page and those it should refuse, and reports what to
 * change. The report quotes no header values, no bodies, and no key from the environment.
 *
 * @returns The exit status: 0 nothing failed, 1 something did, 2 the arguments are wrong.
 */
export async function check(args: readonly string[], out: Out, env: Env = process.env): Promise<number> {
  try {
    const options = read(args, env);
    if (options !== 'help') return await run(options, out);
    out.write(help);
    return 0;
  } catch (error) {
    if (!(error instanceof BadArguments)) throw error;
    out.write(`check: ${error.message} (see --help)\n`);
    return 2;
  }
}
