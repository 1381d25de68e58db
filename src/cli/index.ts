#!/usr/bin/env node
/** The command line: `agni-call-widgets proxy` and `agni-call-widgets check`. */
import process from 'node:process';
import {help, version} from './help.js';

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
        `${command === undefined ? 'Choose a command' : 'Unknown command; choose one'}: proxy or check (see --help).\n`,
      );
      return 2;
  }
}

// The reader of the output may close it before this process ends.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.exitCode = await run(process.argv.slice(2));
