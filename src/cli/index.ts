#!/usr/bin/env node
/** The command line: `agni-call-widgets proxy` and `agni-call-widgets check`. */
import process from 'node:process';
import {help} from './help.js';
import {version} from './version.js';

async function run([command, ...args]: readonly string[]): Promise<number> {
  switch (command) {
    case 'proxy':
      return (await import('./proxy.js')).proxy(args);
    case 'check':
      return (await import('./check.js')).check(args, process.stdout);
    case '--help':
    case '-h':
      process.stdout.write(help);
      return 0;
    case '--version':
      process.stdout.write(`${version()}\n`);
      return 0;
    default:
      process.stderr.write(
        `${command === undefined ? 'Say which command' : 'There is no such command'}: proxy or check; see --help.\n`,
      );
      return 2;
  }
}

// Whoever read the output may leave before this process does.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.exitCode = await run(process.argv.slice(2));
