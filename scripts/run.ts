/** Runs a program of this package's own dependencies; its output goes to ours. */
import {spawn} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {root} from './sources.js';

/** Resolves with the exit code. */
export const run = async (program: string, ...args: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const file = path.join(root, 'node_modules/.bin', program);
    const child = spawn(file, args, {cwd: root, stdio: 'inherit', shell: process.platform === 'win32'});
    child.once('error', reject).once('exit', (code) => {
      resolve(code ?? 1);
    });
  });

/** Throws unless the program succeeds. */
export const mustRun = async (program: string, ...args: string[]): Promise<void> => {
  const code = await run(program, ...args);
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code}.`);
};
