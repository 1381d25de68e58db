/**
 * `vite build` writes the ES modules and the two script-tag files; `vite` serves the demo pages from the sources, with
 * the mock API behind the proxy. The demo's two small applications (demo/hosts) are built by scripts/hosts.ts with the
 * same plugins.
 */
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import {defineConfig, type EnvironmentOptions, type PluginOption, type Rolldown, type UserConfig} from 'vite';
import {oldest} from './scripts/browsers.js';
import {packageName, root, sourceOf, tags} from './scripts/sources.js';

const {version} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {version: string};

const source = (file: string): string => path.join(root, 'src', file);

/** Nothing is transpiled for browsers older than these. */
const target = Object.entries(oldest).map(
  ([browser, version]) => (browser === 'safari_ios' ? 'ios' : browser) + version,
);

/** The script-tag file: every tag registered, with the default vendor's parser, and the public API exported. */
const scriptEntry = 'agni-script-file';
const script = (): PluginOption => ({
  name: 'agni-script',
  enforce: 'pre',
  // Vite makes a path of an entry's name.
  resolveId: (id) =>
    path.basename(id) === scriptEntry || id === `/${packageName}.js` ? `\0${scriptEntry}` : undefined,
  load: (id) =>
    id === `\0${scriptEntry}`
      ? [`import ${JSON.stringify(source('define.ts'))};`, `export * from ${JSON.stringify(source('index.ts'))};`].join(
          '\n',
        )
      : undefined,
});

/** `agni-call-widgets/…` is the sources: no build before a demo page or a host application. */
const own = (): PluginOption => ({
  name: 'agni-own-name',
  enforce: 'pre',
  resolveId: (id) => {
    const file = sourceOf(id);
    return file === undefined ? undefined : path.join(root, file);
  },
});

const moduleEntries = (): string[] =>
  [
    'index.ts',
    'define.ts',
    'proxy/index.ts',
    'proxy/node.ts',
    'cli/index.ts',
    'testing/index.ts',
    'vendors/authoring.ts',
    ...tags().map((tag) => `define/${tag}.ts`),
  ]
    .filter((file) => existsSync(source(file)))
    .map(source);

/** One module a source file, so that what a page does not import, it does not load; packages stay imports. */
const modules = (): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    target,
    minify: false,
    emptyOutDir: false,
    lib: {entry: moduleEntries(), formats: ['es']},
    rolldownOptions: {
      external: /^(?![./\0]|[A-Za-z]:)/,
      output: {preserveModules: true, preserveModulesRoot: source(''), entryFileNames: '[name].js'},
    },
  },
});

const globalName = 'AgniCallWidgets';
const licenses = `${packageName}.licenses.md`;

/** What both script-tag files have in common; each has an environment, since one may have files beside it. */
const scriptFile = (
  format: 'es' | 'iife',
  output: Rolldown.OutputOptions,
  input: Rolldown.InputOptions = {},
): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    target,
    emptyOutDir: false,
    sourcemap: true,
    license: {fileName: licenses}, // of what is bundled: Lit asks for it
    lib: {
      entry: {[packageName]: scriptEntry},
      formats: [format],
      name: globalName,
      fileName: (_, name) => (format === 'iife' ? `${name}.iife.js` : `${name}.js`),
    },
    rolldownOptions: {
      ...input,
      checks: {bundlerTimings: false, ineffectiveDynamicImport: false}, // the entry has what others load later
      output: {
        ...output,
        minify: true,
        postBanner: ({isEntry}) => (isEntry ? `/*! ${version} MIT, see ${licenses} */` : ''),
      },
    },
  },
});

/**
 * The ES module, and what only some pages need in a folder beside it. Their names carry a hash, so that they may be
 * cached for ever and an older module never meets newer files. They import what they share with the module from the
 * module itself, which may therefore export more than the public API: the first rows need one file, not two.
 */
const moduleScript = (): EnvironmentOptions =>
  scriptFile(
    'es',
    {
      chunkFileNames: `${packageName}/[name]-[hash].js`,
      codeSplitting: {
        groups: [
          {name: packageName, tags: ['$initial']},
          // What looks for unknown fields is loaded by every page when it is idle, and too small for a file of its own. With
          // what draws a call beside it, the first call opens without another wait.
          {
            name: 'later',
            test: /src.(parts.(call|transcript|fold)|vendors.drift|sources.(facts|repeats)|model.(merge|number-spelling|same-call))\b/,
          },
        ],
      },
    },
    {preserveEntrySignatures: 'allow-extension'},
  );

/** The classic script: everything in one file. */
const classicScript = (): EnvironmentOptions => scriptFile('iife', {codeSplitting: false});

/**
 * A classic script that a page loads twice runs twice, and a second Lit may not create its Trusted Types policy again
 * (https://w3c.github.io/trusted-types/dist/spec/#trusted-types-csp-directive, `allow-duplicates`). So the second run
 * is no run.
 */
const once = (): PluginOption => ({
  name: 'agni-once',
  generateBundle({format}, bundle) {
    if (format !== 'iife') return;
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const start = `var ${globalName}=`;
      if (!file.code.includes(start)) this.error(`${file.fileName} does not begin with ${start}`);
      file.code = file.code.replace(start, `${start}globalThis.${globalName}||`);
    }
  },
});

/** What the host applications need, here and in scripts/hosts.ts. */
export const hostPlugins = (): PluginOption[] => [
  own(),
  react(),
  vue({template: {compilerOptions: {isCustomElement: (tag) => tag.startsWith('agni-')}}}),
];

const build: () => UserConfig = () => ({
  root,
  publicDir: false,
  plugins: [script(), once()],
  build: {outDir: 'dist'},
  environments: {modules: modules(), module: moduleScript(), classic: classicScript()},
  builder: {
    buildApp: async (builder) => {
      for (const environment of Object.values(builder.environments)) {
        // Vite's own default, which has no entry here
        if (environment.name !== 'client') await builder.build(environment);
      }
    },
  },
});

const serve = async (): Promise<UserConfig> => {
  const {demoApi} = await import('./demo/server/plugin.js'); // the mock API behind the proxy, at /agni
  const {navigation} = await import('./demo/server/navigation.js');
  return {
    root: path.join(root, 'demo'),
    appType: 'mpa',
    publicDir: false,
    cacheDir: path.join(root, 'node_modules/.vite'),
    plugins: [script(), hostPlugins(), navigation(), demoApi({env: process.env})],
    server: {host: '127.0.0.1', fs: {allow: [root]}},
  };
};

export default defineConfig(({command}) => (command === 'build' ? build() : serve()));
