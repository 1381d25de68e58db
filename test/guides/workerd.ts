/** Cloudflare's runtime on this machine, with a Worker bundled as wrangler bundles it. */
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {build} from 'vite';
import {root} from '../../scripts/sources.js';
import {start, type Program} from './program.js';

export interface Worker extends Program {
  readonly url: string;
}

interface Wrangler {
  readonly main: string;
  readonly compatibility_date: string;
}

/** The configuration without its comments, which are on lines of their own, and without commas before a brace. */
const wrangler = (folder: string): Wrangler => {
  const text = readFileSync(path.join(folder, 'wrangler.jsonc'), 'utf8');
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, '').replace(/,(?=\s*[}\]])/g, '')) as Wrangler;
};

async function bundle(folder: string, main: string): Promise<void> {
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: {conditions: ['workerd', 'worker', 'browser']},
    build: {
      outDir: 'out',
      target: 'es2022',
      minify: false,
      lib: {entry: path.join(folder, main), formats: ['es'], fileName: 'worker'},
    },
  });
}

/** @param vars What the Worker finds in its `env`. */
export async function startWorker(folder: string, vars: Readonly<Record<string, string>>): Promise<Worker> {
  const {main, compatibility_date: date} = wrangler(folder);
  await bundle(folder, main);
  const bindings = Object.entries(vars).map(
    ([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`,
  );
  // The vendor is on this machine, which a Worker may not reach unless it is told so.
  writeFileSync(
    path.join(folder, 'config.capnp'),
    `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "out/worker.js")],
      compatibilityDate = ${JSON.stringify(date)},
      bindings = [${bindings.join(', ')}],
      globalOutbound = "vendor",
    )),
    (name = "vendor", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  const runtime = path.join(root, 'node_modules/workerd/bin/workerd');
  const program = start(runtime, ['serve', '--control-fd=3', 'config.capnp', 'config'], {cwd: folder});
  const port = await program.says(/"socket":"http","port":(\d+)/, 3);
  return {...program, url: `http://127.0.0.1:${port}`};
}
