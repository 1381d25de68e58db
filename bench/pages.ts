/**
 * The bench's pages: scripts built for production as a page's author would build them, with the library as `npm run
 * build` writes it.
 */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {build, type Plugin, type Rolldown} from 'vite';
import {buildScripts} from '../scripts/build.js';
import {packageName, root, sourceOf} from '../scripts/sources.js';

const names = ['by-hand', 'element', 'script-file', 'parse'] as const;
export type PageName = (typeof names)[number];

export const isPageName = (name: string): name is PageName => (names as readonly string[]).includes(name);

const scriptFile = `/${packageName}.js`;

/** `agni-call-widgets/…` is a built module, or for a page that has it from a script tag, the one file. */
const library = (dist: string, page: PageName): Plugin => ({
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

/** The files each page's script imports from its start. */
export type Preloads = Readonly<Record<PageName, readonly string[]>>;

/** Builds into a folder that can be served as it is. */
export const buildPages = async (folder: string): Promise<Preloads> => {
  await buildScripts(folder);
  const preloads: Record<PageName, readonly string[]> = {'by-hand': [], element: [], 'script-file': [], parse: []};
  for (const name of names) {
    const built = await build({
      configFile: false,
      root,
      publicDir: false,
      logLevel: 'warn',
      plugins: [library(folder, name)],
      build: {
        outDir: path.join(folder, 'pages', name),
        target: 'es2023',
        lib: {entry: path.join(import.meta.dirname, 'page', `${name}.ts`), formats: ['es'], fileName: () => 'page.js'},
        rolldownOptions: {checks: {bundlerTimings: false}, output: {minify: true, chunkFileNames: '[name].js'}},
      },
    });
    const [{output}] = built as [Rolldown.RolldownOutput];
    const entry = output.find((chunk) => chunk.type === 'chunk' && chunk.isEntry) as Rolldown.OutputChunk;
    preloads[name] = entry.imports.map((file) => (file === scriptFile ? file : `/pages/${name}/${file}`));
  }
  return preloads;
};

/** What the hand-written list brings with its page: style and templates. */
const byHand = (): string => {
  const own = (file: string) => readFileSync(path.join(import.meta.dirname, 'page', file), 'utf8');
  return `<style>${own('by-hand.css')}</style>${own('by-hand.html')}`;
};

/** A page's HTML, with the preloads a page's build writes; with an answer, its script asks nobody. */
export const html = (name: PageName, preloads: readonly string[], answer?: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Calls</title><link rel="icon" href="data:,">
<style>body { margin: 1rem; font-family: sans-serif; }</style>
${preloads.map((file) => `<link rel="modulepreload" href="${file}">`).join('')}
<script type="module" src="/pages/${name}/page.js"></script></head><body><main></main>
${name === 'by-hand' ? byHand() : ''}
${answer ? `<script type="application/json">${answer.replaceAll('<', '\\u003c')}</script>` : ''}</body></html>`;
