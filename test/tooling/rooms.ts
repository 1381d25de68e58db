/**
 * Each room of src/ and what it may import. Anything else is a wrong turn, types included. The table is the design's
 * own.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

export const rooms: Readonly<Record<string, Room>> = {
  model: {rooms: [], packages: []},
  styles: {rooms: [], packages: ['lit']},
  events: {rooms: ['model'], packages: []},
  locale: {rooms: ['model'], packages: []},
  vendors: {rooms: ['model'], packages: []},
  sources: {rooms: ['vendors', 'model'], packages: []},
  controllers: {
    rooms: ['sources', 'vendors', 'model', 'events', 'locale'],
    packages: ['lit', '@lit/task', '@lit/context'],
  },
  parts: {rooms: ['model', 'events', 'locale', 'styles'], packages: ['lit']},
  widgets: {
    rooms: ['controllers', 'parts', 'sources', 'model', 'events', 'locale', 'styles'],
    packages: ['lit', '@lit/context'],
  },
  define: {rooms: ['widgets', 'parts'], packages: []},
  proxy: {rooms: ['vendors', 'model'], packages: ['jose']},
  cli: {rooms: ['proxy', 'vendors', 'model'], packages: []},
  // What every vendor is held to, by pages and by the proxy alike.
  testing: {rooms: ['proxy', 'sources', 'vendors', 'model'], packages: []},
  // The doors show what is behind them; only the proxy has a door of its own.
  index: {rooms: ['widgets', 'parts', 'controllers', 'sources', 'vendors', 'events', 'locale', 'model'], packages: []},
};

/** Files and rooms that may import more: where Node or the command line begins. */
const adapters: Readonly<Record<string, RegExp>> = {
  'proxy/node.ts': /^(?:node:.*|@hono\/node-server(?:\/.*)?)$/,
  'proxy/platform-node.ts': /^node:/,
  cli: /^node:/,
};

/** `widgets/call-list.ts` is in `widgets`; `events.ts` and `define.ts` are the rooms they are named after. */
const roomOf = (file: string): string => file.split('/')[0]?.replace(/\.ts$/, '') ?? '';

/** `@lit/task/x.js` -> `@lit/task`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** All that a file imports: statements, `import type`, re-exports, `import()` and `import('…').Type`. */
export const importsOf = (text: string): string[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({fileName}) => fileName);

const wrongTurn = (src: string, file: string, specifier: string): string | undefined => {
  const from = roomOf(file);
  const room = rooms[from];
  if (room === undefined) return `${file} is in no room`;
  if ([file, from].some((place) => adapters[place]?.test(specifier) === true)) return undefined;
  if (!specifier.startsWith('.'))
    return room.packages.includes(packageOf(specifier)) ? undefined : `${file} imports ${specifier}`;
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (target.startsWith('..')) return `${file} imports ${specifier}, which is not in src`;
  if (!existsSync(path.join(src, target.replace(/\.js$/, '.ts'))))
    return `${file} imports ${specifier}, which is not there`;
  const to = roomOf(target.replace(/\.js$/, '.ts'));
  return to === from || room.rooms.includes(to) ? undefined : `${file} imports ${specifier} (${from} -> ${to})`;
};

export const wrongTurns = (src: string): string[] =>
  readdirSync(src, {recursive: true, encoding: 'utf8'})
    .map((name) => name.split(path.sep).join('/'))
    .sort()
    .filter((name) => name.endsWith('.ts') && !name.startsWith('frameworks/'))
    .flatMap((file) =>
      importsOf(readFileSync(path.join(src, file), 'utf8')).flatMap(
        (specifier) => wrongTurn(src, file, specifier) ?? [],
      ),
    );
