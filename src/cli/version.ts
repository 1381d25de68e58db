import {readFileSync} from 'node:fs';
import path from 'node:path';

/** The package's version. Its package.json is two folders up, from the sources and from what is built. */
export function version(): string {
  const text = readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as {version: string}).version;
}
