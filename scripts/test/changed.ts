/**
 * The tests of a change: those that import a changed file, directly or not, or name it in a string, as fixtures and
 * child processes are named. Type imports do not count, because they are erased before a test runs.
 */
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {mentionsOf} from '../imports.js';
import {root, sourceOf} from '../sources.js';

/** Tests that read whole folders, and the contents of those folders. */
const readers: readonly (readonly [tests: RegExp, files: RegExp])[] = [
  [/^test\/tooling\//, /^(?:src|scripts|bench|docs|demo|test)\/|^[^/]+$/],
  [/^test\/guides\//, /^(?:src|docs\/guides)\//],
  [/^test\/pages\//, /^(?:src|demo)\//],
  [/^test\/cli\//, /^src\/cli\//],
  [/^test\/proxy\/security-page\./, /^(?:docs\/security\.md|test\/)/],
  [/^test\/proxy\/workerd\./, /^src\/(?:proxy|vendors|model)\//],
];

/** Files whose effects are all in the graph of imports or in the table above. */
const traced =
  /^(?:src|demo|scripts|bench|test)\/.*\.(?:ts|tsx|mjs|js)$|^(?:docs|demo|bench|\.changeset)\/|^[^/]+\.md$|^size\.json$|^custom-elements\.json$/;
/** Code behind every test; no import shows that. */
const underAll = /^test\/support\/runner\/|^scripts\/test(?:\.ts$|\/)|^test\/fixtures\//;

/** A change that may affect any test, if there is one. */
export const reasonForAll = (changed: readonly string[]): string | undefined =>
  changed.find((file) => !traced.test(file) || underAll.test(file));

type Read = (file: string) => string | undefined;

const fromDisk: Read = (file) => {
  const place = path.join(root, file);
  return existsSync(place) && /\.(?:ts|tsx|mjs|js)$/.test(file) ? readFileSync(place, 'utf8') : undefined;
};

/** The possible targets of a specifier or a string, as paths from the root. */
const targets = (from: string, text: string): string[] => {
  if (!/^[\w@./-]+$/.test(text)) return [];
  const own = sourceOf(text);
  const places = [own, text, path.posix.join(path.posix.dirname(from), text)].flatMap((place) => place ?? []);
  return places.flatMap((place) => [place, place.replace(/\.js$/, '.ts')].map((one) => path.posix.normalize(one)));
};

/** Every file that `start` depends on, itself included. */
const closure = (start: string, next: (file: string) => readonly string[]): Set<string> => {
  const seen = new Set([start]);
  for (const file of seen) for (const other of next(file)) seen.add(other);
  return seen;
};

/** Those of `tests` that depend on a file in `changed`. */
export const touched = (tests: readonly string[], changed: readonly string[], read: Read = fromDisk): string[] => {
  const known = new Map<string, readonly string[]>();
  const isChanged = new Set(changed);
  const next = (file: string): readonly string[] => {
    const found = known.get(file);
    if (found !== undefined) return found;
    const text = read(file);
    const {imports, strings} = text === undefined ? {imports: [], strings: []} : mentionsOf(text, file);
    const specifiers = imports.filter(({typeOnly}) => !typeOnly).map(({specifier}) => specifier);
    // A deleted file is identified by its name in the change.
    const all = [...specifiers, ...strings]
      .flatMap((name) => targets(file, name))
      .filter((name) => isChanged.has(name) || read(name) !== undefined);
    known.set(file, all);
    return all;
  };
  return tests.filter(
    (test) =>
      [...closure(test, next)].some((file) => isChanged.has(file)) ||
      readers.some(([reader, files]) => reader.test(test) && changed.some((file) => files.test(file))),
  );
};

const git = (...args: string[]): string =>
  execFileSync('git', args, {cwd: root, encoding: 'utf8', stdio: 'pipe'}).trim();

/** The commit at which the branch left main; on main itself, the last commit. */
const beginning = (): string => {
  try {
    return git('merge-base', 'HEAD', 'main');
  } catch {
    return 'HEAD'; // there is no main here
  }
};

/** Files that differ from a commit, including uncommitted ones. */
export const changedSince = (ref = beginning()): string[] => [
  ...new Set(
    [git('diff', '--name-only', '--no-renames', ref), git('ls-files', '--others', '--exclude-standard')]
      .flatMap((list) => list.split('\n'))
      .filter(Boolean),
  ),
];
