/**
 * The bench's pages: scripts built for production as a page's author would build them, with the library's own `npm run
 * build`.
 */
import {cpSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {build, type Plugin, type Rolldown} from 'vite';
import {buildScripts} from '../scripts/build.js';
import {packageName, root, sourceOf} from '../scripts/sources.js';

/** Pages with the current library, and with an earlier build beside it. */
const current = ['by-hand', 'element', 'script-file', 'parse'] as const;
const earlier = ['element-before', 'script-file-before'] as const;
const names = [...current, ...earlier] as const;
export type PageName = (typeof names)[number];

export const isPageName = (name: string): name is PageName => (names as readonly string[]).includes(name);

/** `agni-call-widgets/…` is a built module, or the one file for a page with a script tag. */
const library = (dist: string, page: string, scriptFile: string): Plugin => ({
  name: 'bench-library',
  enforce: 'pre',
  resolveId: (id) => {
    const file = sourceOf(id);
    if (file === undefined) return undefined;
    return page === 'script-file'
      ? {id: scriptFile, external: true}
      : path.join(dist, path.relative('src', file).replace(/\.ts$/, '.js'));
  },
});

/** The static imports of each page's script. */
export type Preloads = Readonly<Record<PageName, readonly string[]>>;

/**
 * Builds into a folder that can be served as it is.
 *
 * @param before The `dist` folder of another checkout, to be measured beside this one.
 */
export const buildPages = async (folder: string, before?: string): Promise<Preloads> => {
  await buildScripts(folder);
  if (before !== undefined) cpSync(before, path.join(folder, 'before'), {recursive: true});
  const preloads = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    PageName,
    readonly string[]
  >;
  for (const name of before === undefined ? current : names) {
    const isEarlier = name.endsWith('-before');
    const page = name.replace(/-before$/, '');
    const scriptFile = `${isEarlier ? '/before' : ''}/${packageName}.js`;
    const built = await build({
      configFile: false,
      root,
      publicDir: false,
      logLevel: 'warn',
      plugins: [library(isEarlier ? path.join(folder, 'before') : folder, page, scriptFile)],
      build: {
        outDir: path.join(folder, 'pages', name),
        target: 'es2023',
        lib: {entry: path.join(import.meta.dirname, 'page', `${page}.ts`), formats: ['es'], fileName: () => 'page.js'},
        rolldownOptions: {checks: {bundlerTimings: false}, output: {minify: true, chunkFileNames: '[name].js'}},
      },
    });
    const [{output}] = built as [Rolldown.RolldownOutput];
    const entry = output.find((chunk) => chunk.type === 'chunk' && chunk.isEntry) as Rolldown.OutputChunk;
    preloads[name] = entry.imports.map((file) => (file === scriptFile ? file : `/pages/${name}/${file}`));
  }
  return preloads;
};

/** The style and templates of the page with the hand-written list. */
const byHand = (): string => {
  const own = (file: string) => readFileSync(path.join(import.meta.dirname, 'page', file), 'utf8');
  return `<style>${own('by-hand.css')}</style>${own('by-hand.html')}`;
};

/** A page's HTML, with the preloads a bundler writes; with an embedded answer, its script makes no request. */
export const html = (name: PageName, preloads: readonly string[], answer?: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Calls</title><link rel="icon" href="data:,">
<style>body { margin: 1rem; font-family: sans-serif; }</style>
${preloads.map((file) => `<link rel="modulepreload" href="${file}">`).join('')}
<script type="module" src="/pages/${name}/page.js"></script></head><body><main></main>
${name === 'by-hand' ? byHand() : ''}
${answer ? `<script type="application/json">${answer.replaceAll('<', '\\u003c')}</script>` : ''}</body></html>`;
