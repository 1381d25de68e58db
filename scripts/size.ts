/**
 * `npm run size`: the size of a page's scripts, in kB of brotli. Writes size.json, so that a change shows in review,
 * and fails when a budget is exceeded or a lazy file saves too little. `-- --check` writes nothing and also fails when
 * size.json is stale.
 *
 * An element's size includes everything up to its first rows: Lit, all static imports, and the reader of the default
 * vendor. Its `import()`s are listed apart.
 */
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {brotliCompressSync} from 'node:zlib';
import {format, resolveConfig} from 'prettier';
import {build, type Rolldown} from 'vite';
import {buildScripts} from './build.js';
import {packageName, root, tags} from './sources.js';
import {withTemporaryFolder} from './temporary.js';

/** In kB. They are promises: design first, bytes second, but never more than this. */
const budgets: readonly (readonly [name: RegExp, most: number])[] = [
  [/^agni-call-list$/, 40],
  [/^agni-call-widgets\.js$/, 49],
  [/^agni-call-widgets\.iife\.js$/, 64],
  [/^vendor /, 3.5],
  [/^language /, 5],
];

/**
 * A file beside the script-tag module must save at least this many kB for pages that do not need it. An application's
 * bundler splits its lazy files by its own rules.
 */
const smallest = 2;
const emitted = `${packageName}.js`;

/** A difference to ignore, in kB: compressors differ a little between releases of Node. */
const tolerance = 0.1;

export interface Size {
  /** The part up to the first rows, or everything. */
  readonly size: number;
  readonly later?: Readonly<Record<string, number>>;
}
export type Sizes = Readonly<Record<string, Size>>;

const kilo = (text: string | Buffer): number => Math.round(brotliCompressSync(text).length / 100) / 10;

/** `agni-call-widgets/parse-Bt_9.js` -> `parse` */
const nameOf = (file: string): string => path.basename(file, '.js').replace(/-[\w-]{8}$/, '');

type Named = readonly [name: string, code: string | Buffer];

const sizeOf = (first: string | Buffer, later: readonly Named[]): Size => ({
  size: kilo(first),
  ...(later.length > 0 && {later: Object.fromEntries(later.map(([name, code]) => [name, kilo(code)] as const).sort())}),
});

const source = '\0entry';

/**
 * An application bundler's output for these modules: the first file includes all static imports. With a folder, modules
 * outside of it do not count.
 */
const bundle = async (entries: readonly string[], folder?: string): Promise<Size> => {
  const isOutside = (id: string, from: string | undefined): boolean =>
    folder !== undefined &&
    from !== undefined &&
    from !== source &&
    !path.resolve(path.dirname(from), id).startsWith(folder);
  const [{output}] = (await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'agni-entry',
        enforce: 'pre',
        resolveId: (id) => (path.basename(id) === 'entry' ? source : undefined),
        load: (id) =>
          id === source ? entries.map((entry) => `export * from ${JSON.stringify(entry)};`).join('\n') : undefined,
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      lib: {entry: 'entry', formats: ['es'], fileName: () => 'entry.js'},
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        external: isOutside,
        checks: {bundlerTimings: false, ineffectiveDynamicImport: false}, // such an import takes effect in other bundles
        output: {
          minify: true,
          chunkFileNames: '[name].js',
          codeSplitting: {groups: [{name: 'entry', tags: ['$initial']}]},
        },
      },
    },
  })) as [Rolldown.RolldownOutput];
  const chunks = output.filter((file) => file.type === 'chunk');
  const [entry] = chunks.filter(({isEntry}) => isEntry);
  const own = (name: string): boolean => chunks.some(({fileName}) => fileName === name);
  if (entry === undefined || entry.imports.some(own)) throw new Error(`${entries.join(', ')}: no single entry`);
  const later = chunks.filter((chunk) => chunk !== entry);
  return sizeOf(
    entry.code,
    later.map(({fileName, code}) => [nameOf(fileName), code]),
  );
};

/** Sizes of the script-tag files, as built. */
const scriptFile = (dist: string, file: string): Size => {
  const beside = path.join(dist, file.replace(/\.js$/, ''));
  const later = existsSync(beside) ? readdirSync(beside).filter((name) => name.endsWith('.js')) : [];
  return sizeOf(
    readFileSync(path.join(dist, file)),
    later.map((name) => [nameOf(name), readFileSync(path.join(beside, name))]),
  );
};

export const measure = async (dist: string): Promise<Sizes> => {
  const sizes = new Map<string, Size>();
  for (const file of [`${packageName}.js`, `${packageName}.iife.js`]) sizes.set(file, scriptFile(dist, file));
  const reader = path.join(dist, 'vendors/agni/parse.js');
  for (const tag of tags()) {
    const entry = path.join(dist, 'define', `${tag}.js`);
    const {size, later} = await bundle([entry, reader]);
    // Lazy files are nearly equal for all elements.
    sizes.set(`agni-${tag}`, tag === 'call-list' && later !== undefined ? {size, later} : {size});
  }
  for (const {name} of readdirSync(path.join(root, 'src/vendors'), {withFileTypes: true}).filter(
    (entry) => entry.isDirectory() && existsSync(path.join(root, 'src/vendors', entry.name, 'routes.ts')),
  )) {
    const folder = path.join(dist, 'vendors', name) + path.sep;
    const {size, later = {}} = await bundle([path.join(folder, 'index.js')], folder);
    const all = Object.values(later).reduce((sum, one) => sum + one, size);
    sizes.set(`vendor ${name}`, {size: Math.round(all * 10) / 10});
  }
  for (const file of readdirSync(path.join(root, 'src/locale')).filter((name) =>
    /^[a-z]{2}(?:-\w+)?\.ts$/.test(name),
  )) {
    const built = path.join(dist, 'locale', file.replace(/\.ts$/, '.js'));
    sizes.set(`language ${path.basename(file, '.ts')}`, await bundle([built], path.dirname(built) + path.sep));
  }
  return Object.fromEntries([...sizes].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Files over their budget, and lazy files that save too little. */
export const faults = (sizes: Sizes): string[] =>
  Object.entries(sizes).flatMap(([name, {size, later = {}}]) => {
    const [, most = Infinity] = budgets.find(([pattern]) => pattern.test(name)) ?? [];
    return [
      ...(size > most ? [`${name} has ${size} kB, over its budget of ${most} kB`] : []),
      ...Object.entries(later)
        .filter(([, kB]) => name === emitted && kB < smallest)
        .map(
          ([chunk, kB]) => `${name} loads ${chunk} later, which saves ${kB} kB; at least ${smallest} kB are worth it`,
        ),
    ];
  });

/** The differences between two measurements, except small ones. */
export const differences = (before: Sizes, now: Sizes): string[] => {
  const flat = (sizes: Sizes): Map<string, number> =>
    new Map(
      Object.entries(sizes).flatMap(([name, {size, later = {}}]) => [
        [name, size] as const,
        ...Object.entries(later).map(([chunk, kB]) => [`${name}, later ${chunk}`, kB] as const),
      ]),
    );
  const [old, fresh] = [flat(before), flat(now)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((name) => !(Math.abs((old.get(name) ?? NaN) - (fresh.get(name) ?? NaN)) < tolerance + 0.01))
    .map((name) => `${name}: ${old.get(name) ?? 'nothing'} -> ${fresh.get(name) ?? 'nothing'}`);
};

/** What differs by no more than the tolerance stays as it was written, so that a diff shows changes alone. */
const steady = (before: Sizes, sizes: Sizes): Sizes =>
  differences(before, sizes).length > 0 || Object.keys(before).length === 0 ? sizes : before;

if (process.argv[1] === import.meta.filename) {
  const file = path.join(root, 'size.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Sizes) : {};
  const sizes = await withTemporaryFolder(async (folder) => {
    const dist = path.join(folder, 'dist');
    await buildScripts(dist);
    return measure(dist);
  });
  for (const [name, {size, later = {}}] of Object.entries(sizes)) {
    console.log(`${name.padEnd(28)} ${size.toFixed(1).padStart(5)} kB`);
    for (const [chunk, kB] of Object.entries(later))
      console.log(`  later: ${chunk.padEnd(19)} ${kB.toFixed(1).padStart(5)} kB`);
  }
  const wrong = faults(sizes);
  if (process.argv.includes('--check')) {
    const stale = differences(before, sizes);
    if (stale.length > 0) wrong.push(`size.json is stale (npm run size): ${stale.join('; ')}`);
  } else {
    const text = JSON.stringify(steady(before, sizes));
    writeFileSync(file, await format(text, {...(await resolveConfig(file)), filepath: file}));
  }
  for (const fault of wrong) console.error(fault);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
