/** `agni-call-widgets proxy`. */
import process from 'node:process';
import {serveProxy, type Serving} from '../proxy/node.js';
import {readFlags} from './flags.js';
import type {Environment} from './keys.js';
import {proxyHelp, version} from './help.js';
import {inFlags, serveOptions} from './options.js';
import {Refusal} from './refusal.js';

/** Why the server cannot listen. Node's own message repeats the address. */
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program is listening there',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this machine has no such name',
};

/** The command's environment and streams. */
export interface Surroundings {
  readonly env: Environment;
  readonly stdout: {readonly write: (text: string) => unknown};
  readonly stderr: {readonly write: (text: string) => unknown};
}

async function start(
  args: readonly string[],
  {env, stderr}: Surroundings,
): Promise<{readonly serving: Serving; readonly notice?: string}> {
  const {options, notice} = serveOptions(readFlags(args), env);
  try {
    const serving = await serveProxy({
      ...options,
      log: (line) => {
        stderr.write(`${JSON.stringify(line)}\n`);
      },
    });
    return {serving, ...(notice !== undefined && {notice})};
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(inFlags(error.message, options.vendor));
    const {code = ''} = error as NodeJS.ErrnoException;
    throw new Refusal(
      `Cannot listen on ${options.host} port ${options.port ?? 8787}: ${reasons[code] ?? (code || 'for an unknown reason')}.`,
      1,
    );
  }
}

/** Milliseconds. */
const orphanCheck = 500;

/**
 * Serves until a signal. A second one changes nothing: npx forwards the signal that the terminal has already sent to this
 * process.
 */
async function untilSignal({close}: Serving): Promise<void> {
  let watch: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
    // A SIGTERM to npx ends npx and its shell, but does not reach this process, which would keep the port.
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
export async function proxy(args: readonly string[], surroundings: Surroundings = process): Promise<number> {
  const {stdout, stderr} = surroundings;
  try {
    const {help, version: versionOnly} = readFlags(args);
    if (help || versionOnly) {
      stdout.write(help ? proxyHelp : `${version()}\n`);
      return 0;
    }
    const {serving, notice} = await start(args, surroundings);
    stdout.write(`Listening on ${serving.url}\n${notice === undefined ? '' : `${notice}\n`}`);
    await untilSignal(serving);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    stderr.write(`${error.message}\n`);
    return error.status;
  }
}
