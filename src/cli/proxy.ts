/** `agni-call-widgets proxy`. */
import process from 'node:process';
import {serveProxy, type Serving} from '../proxy/node.js';
import {readFlags} from './flags.js';
import {proxyHelp} from './help.js';
import {inFlags, serveOptions} from './options.js';
import {Refusal} from './refusal.js';
import {version} from './version.js';

/** Why it cannot listen, in words. Node's own message repeats what it was given. */
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program is listening there',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this machine has no such name',
};

async function start(args: readonly string[]): Promise<{readonly serving: Serving; readonly notice?: string}> {
  const {options, notice} = serveOptions(readFlags(args), process.env);
  try {
    const serving = await serveProxy({
      ...options,
      log: (line) => {
        process.stderr.write(`${JSON.stringify(line)}\n`);
      },
    });
    return {serving, ...(notice !== undefined && {notice})};
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(inFlags(error.message, options.vendor));
    const {code = ''} = error as NodeJS.ErrnoException;
    throw new Refusal(
      `Cannot listen on ${options.host} port ${options.port ?? 8787}: ${reasons[code] ?? (code || 'no reason given')}.`,
      1,
    );
  }
}

/** Milliseconds. */
const orphanCheck = 500;

/**
 * Serves until a signal comes. A second one changes nothing: npx passes on the one that the terminal has already sent
 * to this process.
 */
async function untilSignal({close}: Serving): Promise<void> {
  let watch: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
    // A SIGTERM to npx ends it and the shell it starts this process in, and comes no further; the port would stay
    // taken.
    const parent = process.ppid;
    if (process.env['npm_command'] !== undefined)
      watch = setInterval(() => {
        if (process.ppid !== parent) resolve();
      }, orphanCheck);
  });
  clearInterval(watch);
  await close();
}

/**
 * Serves the proxy until SIGINT or SIGTERM.
 *
 * @returns The exit status: 0 after a signal, 1 when it cannot listen, 2 when something is wrong with flags or
 *   environment.
 */
export async function proxy(args: readonly string[]): Promise<number> {
  try {
    const {help, version: versionOnly} = readFlags(args);
    if (help || versionOnly) {
      process.stdout.write(help ? proxyHelp : `${version()}\n`);
      return 0;
    }
    const {serving, notice} = await start(args);
    process.stdout.write(`Listening on ${serving.url}\n${notice === undefined ? '' : `${notice}\n`}`);
    await untilSignal(serving);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.status;
  }
}
