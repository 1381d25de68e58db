/** Type-checks everything, with one tsconfig per part, each with the globals the part has at run time. */
import process from 'node:process';
import {run} from './run.js';

const parts = ['tsconfig.json', 'tsconfig.rooms.json', 'tsconfig.test.json', 'tsconfig.node.json'];

let failed = 0;
for (const part of parts) {
  const code = await run('tsc', '--project', part);
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${part}`);
  if (code !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
