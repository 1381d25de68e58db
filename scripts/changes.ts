/**
 * Each change that affects users of the package has a file of its own in .changeset/, in the format of Changesets
 * (https://github.com/changesets/changesets), so that two branches never write the same lines. Changesets itself needs
 * a newer Node than this package supports, and installs thirty packages to join a few files.
 *
 * `npm run changes` lists them, and fails on an invalid one. `npm run changes -- --release` joins them into the next
 * section of CHANGELOG.md, sets the version in package.json, and removes the files; the version may be an argument.
 */
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {format, resolveConfig} from 'prettier';
import {packageName, root} from './sources.js';

const kinds = ['major', 'minor', 'patch'] as const;
type Kind = (typeof kinds)[number];

export interface Change {
  readonly kind: Kind;
  readonly text: string;
}

export const readChange = (text: string): Change => {
  const [, name, kind, body] = /^---\n['"]([^'"\n]+)['"]: (\w+)\n---\n([^]*)$/.exec(text) ?? [];
  const known = kinds.find((one) => one === kind);
  if (name !== packageName || known === undefined || body === undefined || body.trim() === '')
    throw new Error(`begins with ---, '${packageName}': ${kinds.join(' | ')}, ---, and then says what changed`);
  return {kind: known, text: body.trim()};
};

/** Below 1.0 a minor version may break. A major change would be the step to 1.0, which needs an explicit version. */
export const nextVersion = (version: string, changes: readonly Change[]): string => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const largest = kinds.find((kind) => changes.some((change) => change.kind === kind));
  if (largest === 'major' && major > 0) return `${major + 1}.0.0`;
  return largest === 'patch' ? `${major}.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
};

const headings: Readonly<Record<Kind, string>> = {major: 'Breaking', minor: 'New', patch: 'Mended'};

export const section = (version: string, date: string, changes: readonly Change[]): string =>
  [
    `## ${version} (${date})`,
    ...kinds.flatMap((kind) => {
      const texts = changes.filter((change) => change.kind === kind).map(({text}) => text);
      // A text that is already a list stays one.
      const items = texts.map((text) => (text.startsWith('- ') ? text : `- ${text.replaceAll('\n', '\n  ')}`));
      return items.length === 0 ? [] : [`### ${headings[kind]}`, items.join('\n')];
    }),
  ].join('\n\n');

if (process.argv[1] === import.meta.filename) {
  const folder = path.join(root, '.changeset');
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
    : [];
  const changes: Change[] = [];
  for (const name of names.sort()) {
    try {
      changes.push(readChange(readFileSync(path.join(folder, name), 'utf8')));
      console.log(`${changes.at(-1)?.kind}  ${name}`);
    } catch (error) {
      console.error(`.changeset/${name} ${(error as Error).message}`);
      process.exitCode = 1;
    }
  }
  const at = process.argv.indexOf('--release');
  if (at > 0 && process.exitCode !== 1 && changes.length > 0) {
    const manifest = path.join(root, 'package.json');
    const text = readFileSync(manifest, 'utf8');
    const {version: before} = JSON.parse(text) as {version: string};
    const version = process.argv[at + 1] ?? nextVersion(before, changes);
    writeFileSync(manifest, text.replace(`"version": "${before}"`, `"version": "${version}"`));
    const file = path.join(root, 'CHANGELOG.md');
    const fresh = `\n${section(version, new Date().toISOString().slice(0, 10), changes)}\n`;
    // Newest first, below the heading and the introduction.
    const log = readFileSync(file, 'utf8').replace(/(?=\n## )|$/, () => fresh);
    writeFileSync(file, await format(log, {...(await resolveConfig(file)), filepath: file}));
    for (const name of names) rmSync(path.join(folder, name));
    console.log(`${version} is in CHANGELOG.md and package.json; npm install brings it to package-lock.json.`);
  }
}
