/**
 * `npm run verify` runs CI's checks in Chromium alone: every check, then `npm test`. `-- --all-engines` uses every
 * engine, as CI does. Each step runs even after one has failed; a failed step counts as one failure in the last line,
 * `N passed, N failed`.
 */
import {spawn} from 'node:child_process';
import process from 'node:process';
import {root} from './sources.js';

const steps = [
  'format -- --check',
  'lint',
  'types',
  'build',
  'build:hosts',
  'manifest -- --check',
  'api -- --check',
  'changes',
  'check',
  'size -- --check',
];

/** Runs an npm command; its output goes to ours. Resolves with its exit code and its output. */
const npm = async (args: string, env = process.env): Promise<{code: number; printed: string}> =>
  new Promise((resolve, reject) => {
    console.log(`\n== npm ${args}`);
    const child = spawn(`npm ${args}`, {cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'inherit']});
    const start = performance.now();
    let printed = '';
    child.stdout.on('data', (part: Buffer) => {
      process.stdout.write(part);
      printed = (printed + part.toString()).slice(-2000); // the sums are at the end
    });
    child.once('error', reject).once('close', (code) => {
      console.log(`== npm ${args}: ${Math.round((performance.now() - start) / 1000)} s`);
      resolve({code: code ?? 1, printed});
    });
  });

const failures: string[] = [];
for (const step of steps) if ((await npm(`run ${step}`)).code !== 0) failures.push(step);

const env = process.argv.includes('--all-engines') ? process.env : {AGNI_ENGINES: 'chromium', ...process.env};
const {code, printed} = await npm('test', env);
const [, passed = '0', failedTests = '0'] =
  /^(\d+) passed, (\d+) failed$/m.exec(printed.trimEnd().split('\n').at(-1) ?? '') ?? [];
let failed = Number(failedTests);
// The sums count failed tests already; a run that broke off, or ran nothing, has none.
if ((code !== 0 || passed === '0') && failed === 0) {
  failures.push('test');
}
for (const failure of failures) console.log(`Failed: npm run ${failure}`);
failed += failures.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
