/** The package's public doors and the source behind each, for the build, the demo server and the tests. */
import {readdirSync} from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const packageName = 'agni-call-widgets';

/** `agni-call-widgets/define/call-list` -> `src/define/call-list.ts`; undefined for other packages' specifiers. */
export const sourceOf = (specifier: string): string | undefined => {
  if (specifier === packageName) return 'src/index.ts';
  const door = specifier.startsWith(`${packageName}/`) ? specifier.slice(packageName.length + 1) : undefined;
  if (door === 'define' || door === 'agni-call-widgets.js') return 'src/define.ts';
  if (door === 'proxy') return 'src/proxy/index.ts';
  if (door === 'testing') return 'src/testing/index.ts';
  if (door === 'vendor') return 'src/vendors/authoring.ts';
  if (door === 'proxy/node') return 'src/proxy/node.ts';
  return door !== undefined && /^define\/[a-z-]+$/.test(door) ? `src/${door}.ts` : undefined;
};

/** The tags, without `agni-`: one per file in src/define. */
export const tags = (folder = path.join(root, 'src/define')): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'register.ts')
    .map((name) => name.slice(0, -3))
    .sort();
