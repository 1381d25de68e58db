/**
 * `npm run manifest` writes the files generated from the sources: custom-elements.json, the framework types,
 * docs/reference.md, docs/vendors.md and the README's table. `npm run manifest -- --check` writes nothing and fails
 * when one of them is stale.
 */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {format, resolveConfig} from 'prettier';
import {analyze, elementsOf} from './manifest/analyze.js';
import {reactTypes, vueTypes} from './manifest/frameworks.js';
import {freshReadme, reference} from './manifest/reference.js';
import {vendorsPage} from './manifest/vendors.js';
import {root} from './sources.js';

/** Every generated file with its expected text. */
export const generate = async (): Promise<Map<string, string>> => {
  const manifest = await analyze();
  const elements = elementsOf(manifest);
  const readme = path.join(root, 'README.md');
  const files: readonly (readonly [file: string, text: string])[] = [
    ['custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ['src/frameworks/react.d.ts', reactTypes(elements)],
    ['src/frameworks/vue.d.ts', vueTypes(elements)],
    ['docs/reference.md', reference(elements)],
    ['docs/vendors.md', vendorsPage()],
    ...(existsSync(readme) ? [['README.md', freshReadme(readFileSync(readme, 'utf8'), elements)] as const] : []),
  ];
  return new Map(await Promise.all(files.map(async ([file, text]) => [file, await formatted(file, text)] as const)));
};

/** The text in Prettier's format. */
const formatted = async (file: string, text: string): Promise<string> => {
  const filepath = path.join(root, file);
  return format(text, {...(await resolveConfig(filepath)), filepath});
};

/** The stale files. */
export const staleFiles = async (): Promise<Map<string, string>> =>
  new Map(
    [...(await generate())].filter(([file, text]) => {
      const place = path.join(root, file);
      return !existsSync(place) || readFileSync(place, 'utf8') !== text;
    }),
  );

if (process.argv[1] === import.meta.filename) {
  const stale = await staleFiles();
  if (process.argv.includes('--check')) {
    for (const file of stale.keys()) console.error(`${file} is stale: npm run manifest`);
    process.exitCode = stale.size === 0 ? 0 : 1;
  } else {
    for (const [file, text] of stale) {
      mkdirSync(path.dirname(path.join(root, file)), {recursive: true});
      writeFileSync(path.join(root, file), text);
      console.log(`Wrote ${file}`);
    }
  }
}
