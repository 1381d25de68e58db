/** What the oldest supported browsers lack, by MDN's browser-compat-data. */
import bcd from '@mdn/browser-compat-data/forLegacyNode';
import type {Identifier, SimpleSupportStatement} from '@mdn/browser-compat-data/types';
import {oldest, type Browser} from '../../scripts/browsers.js';

const browsers = Object.keys(oldest) as Browser[];

const parts = (version: string): number[] => version.replace('≤', '').split('.').map(Number);

/** Whether a version is at most another one. */
const isAtMost = (version: string, limit: string): boolean => {
  const [a, b] = [parts(version), parts(limit)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return true;
};

const isPlain = ({flags, prefix, alternative_name}: SimpleSupportStatement): boolean =>
  !flags && !prefix && !alternative_name;

/** The oldest supported browsers without a feature; a prefix or a flag is no support. */
export function lacking(feature: Identifier): Browser[] {
  const support = feature.__compat?.support;
  if (!support) return [];
  return browsers.filter((browser) => {
    const statements = [support[browser] ?? []].flat().filter(isPlain);
    return !statements.some(
      ({version_added, version_removed}) =>
        typeof version_added === 'string' &&
        version_added !== 'preview' &&
        isAtMost(version_added, oldest[browser]) &&
        !(typeof version_removed === 'string' && isAtMost(version_removed, oldest[browser])),
    );
  });
}

/** A feature by its path, such as `api.Element.checkVisibility`. */
export function featureAt(path: string): Identifier | undefined {
  let found: unknown = bcd;
  for (const name of path.split('.')) {
    const holder = Object(found) as Record<string, unknown>;
    if (!Object.hasOwn(holder, name)) return undefined;
    found = holder[name];
  }
  return found as Identifier | undefined;
}

/** The first path that has data. */
export const known = (paths: readonly string[]): string | undefined =>
  paths.find((path) => featureAt(path)?.__compat !== undefined);

/** Names of the features below a path. */
export const namesBelow = (path: string): string[] =>
  Object.keys(featureAt(path) ?? {}).filter((name) => name !== '__compat');

/**
 * What a script can delete to make a browser as old as the oldest: the paths of globals and members, such as
 * `URL.parse` and `Element.prototype.checkVisibility`.
 */
export function newer(): string[] {
  const paths: string[] = [];
  for (const [place, holders] of [
    ['api', namesBelow('api')],
    ['javascript.builtins', namesBelow('javascript.builtins')],
    ['javascript.builtins.Intl', namesBelow('javascript.builtins.Intl')],
  ] as const) {
    const prefix = place.endsWith('Intl') ? 'Intl.' : '';
    for (const holder of holders) {
      const whole = featureAt(`${place}.${holder}`);
      if (whole && lacking(whole).length > 0) paths.push(prefix + holder);
      for (const name of namesBelow(`${place}.${holder}`)) {
        const member = featureAt(`${place}.${holder}.${name}`);
        if (!member || lacking(member).length === 0 || !/^\w+$/.test(name) || name === holder) continue;
        const own = name.replace(/_(?:static|event)$/, '');
        if (!name.endsWith('_event')) paths.push(`${prefix}${holder}.prototype.${own}`, `${prefix}${holder}.${own}`);
        if (holder === 'Window') paths.push(own);
      }
    }
  }
  return paths;
}
