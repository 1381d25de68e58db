/**
 * Each room of src/ and what it may import. Anything else is a wrong turn, types included. The table is the design's
 * own.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {importsOf, type Import} from '../../scripts/imports.js';

interface Room {
  /** Rooms, or single files of rooms. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Rooms whose types alone may be named. */
  readonly types?: readonly string[];
  /** What stays closed in a room that is open. */
  readonly never?: RegExp;
}

/**
 * One API's own folder, which is any but what all vendors share: proxy and command line reach it through the contract
 * and the registry.
 */
const oneVendor = /^vendors\/(?!(?:toolkit|drift)\/)[^/]+\//;

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
  // They speak to a list by its events and public properties, so of widgets they know the types.
  companions: {
    rooms: ['controllers', 'parts', 'features', 'model', 'events', 'locale', 'styles'],
    types: ['widgets'],
    packages: ['lit', '@lit/context'],
  },
  features: {rooms: ['model', 'locale', 'parts/table/columns.ts'], packages: []},
  define: {rooms: ['companions', 'widgets', 'parts', 'vendors/default-parser.ts'], packages: []},
  proxy: {rooms: ['vendors', 'model'], never: oneVendor, packages: ['jose']},
  cli: {rooms: ['proxy', 'vendors', 'model'], never: oneVendor, packages: []},
  // What every vendor is held to, by pages and by the proxy alike.
  testing: {rooms: ['proxy', 'sources', 'vendors', 'model'], packages: []},
  // The doors show what is behind them; only the proxy has a door of its own.
  index: {
    rooms: [
      'companions',
      'features',
      'widgets',
      'parts',
      'controllers',
      'sources',
      'vendors',
      'events',
      'locale',
      'model',
    ],
    packages: [],
  },
};

/** Files and rooms that may import more: where Node or the command line begins. */
const adapters: Readonly<Record<string, RegExp>> = {
  'proxy/node-listener.ts': /^(?:node:.*|@hono\/node-server(?:\/.*)?)$/,
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

/** `./b.js` in `room/a.ts` -> `room/b.ts`; undefined for a package. */
const targetOf = (file: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts') : undefined;

const wrongTurn = (src: string, file: string, {specifier, typeOnly}: Import): string | undefined => {
  const from = roomOf(file);
  const room = rooms[from];
  if (room === undefined) return `${file} is in no room`;
  if ([file, from].some((place) => adapters[place]?.test(specifier) === true)) return undefined;
  const target = targetOf(file, specifier);
  if (target === undefined)
    return room.packages.includes(packageOf(specifier)) ? undefined : `${file} imports ${specifier}`;
  if (target.startsWith('..')) return `${file} imports ${specifier}, which is not in src`;
  if (!existsSync(path.join(src, target))) return `${file} imports ${specifier}, which is not there`;
  const to = roomOf(target);
  const open = [...room.rooms, ...(typeOnly ? (room.types ?? []) : [])];
  const mayEnter = open.includes(to) || open.includes(target);
  return to === from || (mayEnter && room.never?.test(target) !== true)
    ? undefined
    : `${file} imports ${specifier} (${from} -> ${to})`;
};

const modulesIn = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !name.startsWith('frameworks/') && !/(?:^|\/)node_modules\//.test(name))
    .sort();

export const wrongTurns = (src: string): string[] =>
  modulesIn(src).flatMap((file) =>
    importsOf(readFileSync(path.join(src, file), 'utf8')).flatMap((one) => wrongTurn(src, file, one) ?? []),
  );

/** The shortest way from a file back to itself, if there is one. */
const circleThrough = (start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined => {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const file of next.get(way.at(-1) ?? '') ?? []) {
      if (file === start) return [...way, start];
      if (seen.has(file)) continue;
      seen.add(file);
      ways.push([...way, file]);
    }
  }
  return undefined;
};

/**
 * Modules of these folders that import each other, types included: of every circle one way round. Of circles that share
 * a file, the shortest through it is named.
 */
export const circles = (root: string, folders: readonly string[]): string[] => {
  const files = folders.flatMap((folder) =>
    modulesIn(path.join(root, folder)).map((name) => path.posix.join(folder, name)),
  );
  const next = new Map(
    files.map((file) => [
      file,
      importsOf(readFileSync(path.join(root, file), 'utf8')).flatMap(({specifier}) => targetOf(file, specifier) ?? []),
    ]),
  );
  const named = new Set<string>();
  return files.flatMap((file) => {
    if (named.has(file)) return [];
    const way = circleThrough(file, next);
    for (const one of way ?? []) named.add(one);
    return way === undefined ? [] : [way.join(' -> ')];
  });
};
