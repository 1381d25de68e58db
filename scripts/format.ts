/** `npm run format` writes every file as Prettier would; `npm run format -- --check` only looks, and fails. */
import process from 'node:process';
import {run} from './run.js';

process.exitCode = await run(
  'prettier',
  '.',
  '--log-level',
  'warn',
  process.argv.includes('--check') ? '--check' : '--write',
);
