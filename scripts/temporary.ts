/** A folder for temporary builds, below node_modules so that they resolve the package's dependencies. */
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import path from 'node:path';
import {root} from './sources.js';

export const temporaryFolder = (
  cache = path.join(root, 'node_modules/.cache'),
): {readonly folder: string; readonly remove: () => void} => {
  mkdirSync(cache, {recursive: true});
  const folder = mkdtempSync(path.join(cache, 'agni-'));
  return {
    folder,
    remove: () => {
      rmSync(folder, {recursive: true, force: true});
    },
  };
};

export const withTemporaryFolder = async <T>(work: (folder: string) => Promise<T>, cache?: string): Promise<T> => {
  const {folder, remove} = temporaryFolder(cache);
  try {
    return await work(folder);
  } finally {
    remove();
  }
};
