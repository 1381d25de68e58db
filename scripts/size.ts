/** `npm run size`: what a page loads, in brotli. The budgets are promises of the README; the other lines are for information. */
import path from 'node:path';
import process from 'node:process';
import filePreset from '@size-limit/file';
import sizeLimit from 'size-limit';
import {build} from 'vite';
import {buildScripts} from './build.js';
import {packageName, root, tags} from './sources.js';
import {withTemporaryFolder} from './temporary.js';

const budgets: Readonly<Record<string, number>> = {[`${packageName}.js`]: 30_000, [`${packageName}.iife.js`]: 30_000, 'agni-call-list': 12_500};

/** One element with all it imports, Lit included, in one file, minified as the script-tag files are. */
const bundle = async (entry: string, outDir: string, name: string): Promise<string> => {
  await build({
    configFile: false, root, publicDir: false, logLevel: 'warn',
    build: {
      outDir, emptyOutDir: false, target: 'es2023', lib: {entry, formats: ['es'], fileName: () => `${name}.js`},
      rolldownOptions: {output: {minify: true, codeSplitting: false}},
    },
  });
  return path.join(outDir, `${name}.js`);
};

const sizeOf = async (file: string): Promise<number> => {
  const [result] = await sizeLimit([filePreset], [file]) as {size?: number}[];
  if (result?.size === undefined) throw new Error(`No size for ${file}.`);
  return result.size;
};

await withTemporaryFolder(async folder => {
  const dist = path.join(folder, 'dist');
  await buildScripts(dist);
  const files = new Map([`${packageName}.js`, `${packageName}.iife.js`].map(name => [name, path.join(dist, name)]));
  for (const tag of tags()) files.set(`agni-${tag}`, await bundle(path.join(dist, 'define', `${tag}.js`), folder, `agni-${tag}`));
  for (const [name, file] of files) {
    const size = await sizeOf(file);
    const budget = budgets[name];
    const over = budget !== undefined && size > budget;
    const limit = budget === undefined ? '' : `of ${(budget / 1000).toFixed(1).padStart(4)} kB${over ? '  OVER BUDGET' : ''}`;
    console.log(`${name.padEnd(28)} ${(size / 1000).toFixed(2).padStart(6)} kB ${limit}`.trimEnd());
    if (over) process.exitCode = 1;
  }
  if (!files.has('agni-call-list')) throw new Error('agni-call-list was not measured.');
});
