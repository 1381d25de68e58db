/**
 * `npm run build:hosts`: the two small applications of the demo, type-checked like a user's application, and built by
 * Vite into dist-demo/ or into a named folder.
 */
import path from 'node:path';
import process from 'node:process';
import {build} from 'vite';
import {hostPlugins} from '../vite.config.js';
import {mustRun} from './run.js';
import {root} from './sources.js';

/** Each application with the compiler for its templates. */
const hosts = {react: 'tsc', vue: 'vue-tsc'};

export const buildHosts = async (outDir: string): Promise<void> => {
  for (const [host, compiler] of Object.entries(hosts)) {
    const folder = path.join('demo/hosts', host);
    await mustRun(compiler, '--noEmit', '--project', path.join(folder, 'tsconfig.json'));
    await build({
      configFile: false,
      root: path.join(root, folder),
      base: './',
      publicDir: false,
      logLevel: 'warn',
      plugins: hostPlugins(),
      build: {outDir: path.join(outDir, host), emptyOutDir: true},
    });
  }
};

if (process.argv[1] === import.meta.filename) {
  const outDir = path.resolve(process.argv[2] ?? path.join(root, 'dist-demo'));
  await buildHosts(outDir);
  console.log(`Built ${path.relative(process.cwd(), outDir)}/{${Object.keys(hosts).join(',')}}`);
}
