/** The three kinds of test files, and those a command selects. */
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {root} from '../sources.js';

export const kinds = {
  /** Pure functions: all in one Node process. */
  unit: '.unit-test.ts',
  /** The elements, in every engine. */
  browser: '.test.ts',
  /** Servers, child processes, packages: one Node process per file. */
  node: '.node-test.ts',
} as const;
export type Kind = keyof typeof kinds;

export const isKind = (word: string | undefined): word is Kind => word !== undefined && Object.hasOwn(kinds, word);

/** Every file of one kind, as a path from the root; limited to the named files and folders, if there are any. */
export const filesOf = (kind: Kind, named: readonly string[] = []): string[] => {
  const wanted = named.map((name) => path.posix.normalize(name).replace(/\/$/, ''));
  return readdirSync(path.join(root, 'test'), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith(kinds[kind]))
    .map((name) => path.posix.join('test', ...name.split(path.sep)))
    .filter((file) => wanted.length === 0 || wanted.some((name) => file === name || file.startsWith(`${name}/`)))
    .sort();
};
