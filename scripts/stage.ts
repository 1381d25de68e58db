/**
 * The package as npm would ship it, built from the sources into a folder of its own: for the package checks and their
 * tests.
 */
import {execFile} from 'node:child_process';
import {cpSync, existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import {build} from './build.js';
import {root} from './sources.js';

export interface PackageJson {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>> | null>>;
  readonly files: readonly string[];
  readonly [field: string]: unknown;
}

export interface Staged {
  /** Contains package.json, dist/ and the other files of the package. */
  readonly folder: string;
  readonly tarball: string;
  /** Every file of the tarball. */
  readonly files: readonly string[];
  readonly manifest: PackageJson;
}

export const stagePackage = async (folder: string): Promise<Staged> => {
  await build(path.join(folder, 'dist'));
  const text = readFileSync(path.join(root, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as PackageJson;
  for (const name of ['package.json', 'README.md', 'LICENSE', ...manifest.files.filter((file) => file !== 'dist')]) {
    if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(folder, name));
  }
  const {stdout} = await promisify(execFile)('npm', ['pack', '--json', '--ignore-scripts', '--offline'], {
    cwd: folder,
    maxBuffer: 1e8,
  });
  const [packed] = JSON.parse(stdout) as {filename: string; files: {path: string}[]}[];
  if (packed === undefined) throw new Error('npm pack made nothing.');
  return {
    folder,
    tarball: path.join(folder, packed.filename),
    files: packed.files.map((file) => file.path).sort(),
    manifest,
  };
};
