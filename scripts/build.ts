/**
 * `npm run build`: dist/ with the modules, their types, the framework types and the two script-tag files; or another
 * folder by name.
 */
import {chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {createBuilder} from 'vite';
import {writeImportMap} from './integrity.js';
import {mustRun} from './run.js';
import {root} from './sources.js';

/** The JavaScript alone. */
export const buildScripts = async (outDir: string): Promise<void> => {
  rmSync(outDir, {recursive: true, force: true});
  const builder = await createBuilder({
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: {outDir},
  });
  await builder.buildApp();
  writeImportMap(outDir);
  chmodSync(path.join(outDir, 'cli/index.js'), 0o755); // the package's command
};

/**
 * The generated types for frameworks, each beside a module, so that `import 'agni-call-widgets/react'` succeeds at run
 * time.
 */
const copyFrameworkTypes = (outDir: string): void => {
  const [from, to] = [path.join(root, 'src/frameworks'), path.join(outDir, 'frameworks')];
  if (!existsSync(from)) return;
  mkdirSync(to, {recursive: true});
  for (const name of readdirSync(from).filter((file) => file.endsWith('.d.ts'))) {
    cpSync(path.join(from, name), path.join(to, name));
    writeFileSync(path.join(to, name.replace(/\.d\.ts$/, '.js')), 'export {};\n');
  }
};

export const build = async (outDir: string): Promise<void> => {
  await buildScripts(outDir);
  await mustRun('tsc', '--project', 'tsconfig.build.json', '--outDir', outDir);
  copyFrameworkTypes(outDir);
};

if (process.argv[1] === import.meta.filename) {
  const outDir = path.resolve(process.argv[2] ?? path.join(root, 'dist'));
  await build(outDir);
  console.log(`Built ${path.relative(process.cwd(), outDir)}/`);
}
