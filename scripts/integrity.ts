/**
 * The import map for pages that verify their scripts (https://www.w3.org/TR/SRI/): `integrity` on a script tag covers
 * that file alone, so the files beside it need an import map
 * (https://html.spec.whatwg.org/multipage/webappapis.html#import-map-integrity).
 */
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {packageName} from './sources.js';

/** The script-tag module and all files beside it, as paths from their folder. */
const files = (dist: string): string[] => {
  const beside = path.join(dist, packageName);
  const later = existsSync(beside) ? readdirSync(beside).filter((name) => name.endsWith('.js')) : [];
  return [`${packageName}.js`, ...later.sort().map((name) => `${packageName}/${name}`)];
};

export const importMapFile = `${packageName}.importmap.json`;

export const writeImportMap = (dist: string): void => {
  const integrity = Object.fromEntries(
    files(dist).map((file) => {
      const digest = createHash('sha384')
        .update(readFileSync(path.join(dist, file)))
        .digest('base64');
      return [`./${file}`, `sha384-${digest}`];
    }),
  );
  writeFileSync(path.join(dist, importMapFile), `${JSON.stringify({integrity}, null, 2)}\n`);
};
