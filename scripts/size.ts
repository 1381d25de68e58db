/**
 * `npm run size`: what a page loads, in brotli. The budgets are promises of the README; the other lines are for
 * information. An element counts with all it imports, Lit included, minified as the script-tag files are; what it
 * imports later, by `import()`, is named apart.
 */
import {readdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import filePreset from '@size-limit/file';
import sizeLimit from 'size-limit';
import {build, type Rolldown} from 'vite';
import {buildScripts} from './build.js';
import {small} from './minify.js';
import {packageName, root, tags} from './sources.js';
import {withTemporaryFolder} from './temporary.js';

const budgets: Readonly<Record<string, number>> = {
  [`${packageName}.js`]: 30_000,
  [`${packageName}.iife.js`]: 30_000,
  'agni-call-list': 12_500,
};

/** The most a vendor may add to a page that names it, whatever of it the page shows. */
const vendorBudget = 2_500;

interface Files {
  readonly atOnce: readonly string[];
  readonly later: readonly string[];
}

/**
 * The files a page loads for one module, and those it may load later; without what lies outside of a folder, where one
 * is given.
 */
const bundle = async (entry: string, outDir: string, folder?: string): Promise<Files> => {
  const [{output}] = (await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir,
      target: 'es2023',
      lib: {entry, formats: ['es'], fileName: () => 'entry.js'},
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension', // as for an application, whose entry exports nothing to anybody
        plugins: [small()],
        external: (id, from) => folder !== undefined && isOutside(folder, id, from),
        checks: {bundlerTimings: false},
        output: {minify: false, chunkFileNames: '[name].js'},
      },
    },
  })) as [Rolldown.RolldownOutput];
  const chunks = output.filter((file) => file.type === 'chunk');
  const atOnce = new Set(chunks.filter(({isEntry}) => isEntry).map(({fileName}) => fileName));
  for (const name of atOnce)
    for (const other of chunks.find(({fileName}) => fileName === name)?.imports ?? []) atOnce.add(other);
  const place = (name: string): string => path.join(outDir, name);
  const names = chunks.map(({fileName}) => fileName); // what is outside has none
  return {
    atOnce: names.filter((name) => atOnce.has(name)).map(place),
    later: names.filter((name) => !atOnce.has(name)).map(place),
  };
};

const isOutside = (folder: string, id: string, from: string | undefined): boolean =>
  from !== undefined && !path.resolve(path.dirname(from), id).startsWith(folder + path.sep);

const sizeOf = async (files: readonly string[]): Promise<number> => {
  if (files.length === 0) return 0;
  const [result] = (await sizeLimit([filePreset], [...files])) as {size?: number}[];
  if (result?.size === undefined) throw new Error(`No size for ${files.join(', ')}.`);
  return result.size;
};

const kilo = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`;

/**
 * What each vendor's own modules add to a page that names it, those that come later included, without what vendors
 * share. The entry is how the vendor is known from the start.
 */
const vendors = async (dist: string, folder: string): Promise<void> => {
  const entries = readdirSync(path.join(dist, 'vendors'), {withFileTypes: true});
  for (const {name} of entries.filter((entry) => entry.isDirectory())) {
    const own = path.join(dist, 'vendors', name);
    const {atOnce, later} = await bundle(path.join(own, 'index.js'), path.join(folder, name), own);
    const size = await sizeOf([...atOnce, ...later]);
    const over = size > vendorBudget;
    console.log(
      `${`vendor ${name}`.padEnd(28)} ${kilo(size).padStart(9)} of ${kilo(vendorBudget)}${over ? ', OVER BUDGET' : ''}`,
    );
    if (over) process.exitCode = 1;
  }
};

await withTemporaryFolder(async (folder) => {
  const dist = path.join(folder, 'dist');
  await buildScripts(dist);
  const measured = new Map<string, Files>(
    [`${packageName}.js`, `${packageName}.iife.js`].map((name) => [name, {atOnce: [path.join(dist, name)], later: []}]),
  );
  for (const tag of tags())
    measured.set(`agni-${tag}`, await bundle(path.join(dist, 'define', `${tag}.js`), path.join(folder, tag)));
  for (const name of Object.keys(budgets)) if (!measured.has(name)) throw new Error(`${name} was not measured.`);
  for (const [name, {atOnce, later}] of measured) {
    const size = await sizeOf(atOnce);
    const budget = budgets[name];
    const over = budget !== undefined && size > budget;
    const limit = budget === undefined ? '' : ` of ${kilo(budget)}${over ? ', OVER BUDGET' : ''}`;
    console.log(`${name.padEnd(28)} ${kilo(size).padStart(9)}${limit}`);
    for (const file of later)
      console.log(`  later: ${path.basename(file, '.js').padEnd(19)} ${kilo(await sizeOf([file])).padStart(9)}`);
    if (over) process.exitCode = 1;
  }
  await vendors(dist, folder);
});
