/**
 * The files of a guide: its fenced blocks whose first line is a comment with a file's name. What a reader copies is
 * what a test runs.
 */
import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {packageName, root} from '../../scripts/sources.js';

/** A guide's files by name, such as `src/index.ts`. */
export function snippets(guide: string): ReadonlyMap<string, string> {
  const text = readFileSync(path.join(root, 'docs/guides', `${guide}.md`), 'utf8');
  const blocks = [...text.matchAll(/^```\w*\n(?:\/\/|#) (\S+)\n([^]*?)^```$/gm)];
  return new Map(blocks.map(([block, name = '']) => [name, block.replace(/^```\w*\n/, '').replace(/```$/, '')]));
}

/** A guide's file; a guide without it is a mistake. */
export function snippet(guide: string, name: string): string {
  const text = snippets(guide).get(name);
  if (text === undefined) throw new Error(`docs/guides/${guide}.md has no block that begins with the name ${name}.`);
  return text;
}

/**
 * The package as an installed one, with the sources behind the doors that package.json opens: `./dist/proxy/index.js`
 * is `src/proxy/index.ts`. Whatever reads TypeScript (tsx, the bundler) can import it.
 */
function install(folder: string): void {
  const {exports} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, unknown>;
  };
  const doors = Object.keys(exports).flatMap((door) => {
    const target = (exports[door] as {default?: string} | null)?.default
      ?.replace('./dist/', './src/')
      .replace(/\.js$/, '.ts');
    return target !== undefined && existsSync(path.join(root, target.replace('/*.ts', ''))) ? [[door, target]] : [];
  });
  const own = path.join(folder, 'node_modules', packageName);
  mkdirSync(own, {recursive: true});
  symlinkSync(path.join(root, 'src'), path.join(own, 'src'), 'dir');
  const manifest = {name: packageName, type: 'module', exports: Object.fromEntries(doors) as Record<string, string>};
  writeFileSync(path.join(own, 'package.json'), JSON.stringify(manifest));
}

/**
 * Writes a guide's files, and those of the application around them, into a folder in which the package is installed.
 */
export function unpack(guide: string, folder: string, others: Readonly<Record<string, string>> = {}): void {
  install(folder);
  const app = {'package.json': '{"type": "module"}', ...others, ...Object.fromEntries(snippets(guide))};
  for (const [name, text] of Object.entries(app)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), {recursive: true});
    writeFileSync(file, text);
  }
}
