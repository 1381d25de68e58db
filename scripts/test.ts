/**
 * `npm test`: all tests, on the sources. First the unit tests (`*.unit-test.ts`), then the browser tests (`*.test.ts`)
 * and Node's (`*.node-test.ts`). The last line is `N passed, N failed`. `unit`, `browser` or `node` as the first
 * argument runs one kind; files or folders limit it. `--changed [ref]` runs only the tests of a change: since the
 * branch left main, or since a named commit.
 */
import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {root} from './sources.js';
import {runBrowserTests} from './test/browser-lane.js';
import {changedSince, reasonForAll, touched} from './test/changed.js';
import {filesOf, isKind, kinds, type Kind} from './test/files.js';
import {runNodeTests, runUnitTests} from './test/node-lane.js';
import {added, type Sum} from './test/sum.js';

interface Command {
  readonly kinds: readonly Kind[];
  readonly named: readonly string[];
  /** The changed files, for `--changed`. */
  readonly changed: readonly string[] | undefined;
}

const readCommand = ([first, ...others]: readonly string[]): Command => {
  const [wanted, words] = isKind(first)
    ? [[first], others]
    : [Object.keys(kinds) as Kind[], first === undefined ? [] : [first, ...others]];
  const at = words.indexOf('--changed');
  if (at < 0) return {kinds: wanted, named: words, changed: undefined};
  const next = words[at + 1];
  const ref = next !== undefined && !existsSync(path.join(root, next)) ? next : undefined;
  const named = words.filter((_, index) => index !== at && (ref === undefined || index !== at + 1));
  return {kinds: wanted, named, changed: changedSince(ref)};
};

const command = readCommand(process.argv.slice(2));
const forAll = command.changed && reasonForAll(command.changed);
if (command.changed !== undefined) {
  const count = command.changed.length;
  const what = forAll === undefined ? 'only the tests they touch run' : `${forAll} may touch any test, so all run`;
  console.log(`${count} changed ${count === 1 ? 'file' : 'files'}: ${count === 0 ? 'nothing to run' : what}.`);
}

const filesToRun = (kind: Kind): string[] => {
  if (!command.kinds.includes(kind)) return [];
  const files = filesOf(kind, command.named);
  return command.changed === undefined || forAll !== undefined ? files : touched(files, command.changed);
};

// Every browser closes when this process exits; a signal alone would skip that.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.once(signal, () => process.exit(code));

const lanes: readonly (readonly [Kind, (files: readonly string[]) => Promise<Sum>])[] = [
  ['unit', runUnitTests],
  ['browser', runBrowserTests],
  ['node', runNodeTests],
];
const sums: Sum[] = [];
for (const [kind, run] of lanes) {
  const files = filesToRun(kind);
  if (files.length > 0) sums.push(await run(files));
}
const {passed, failed} = added(sums);
const nothingToRun = command.changed !== undefined && sums.length === 0;
if (passed + failed === 0 && !nothingToRun) console.error('No test ran.');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || (passed === 0 && !nothingToRun) ? 1 : 0);
