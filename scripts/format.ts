/**
 * `npm run format` formats every file with Prettier; `npm run format -- --check` writes nothing and fails on
 * unformatted files.
 */
import process from 'node:process';
import {run} from './run.js';

process.exitCode = await run(
  'prettier',
  '.',
  '--log-level',
  'warn',
  process.argv.includes('--check') ? '--check' : '--write',
);
