/** The one process of the unit tests: the files named as arguments, one after another. */
import path from 'node:path';
import process from 'node:process';
import {it} from 'node:test';
import {pathToFileURL} from 'node:url';

for (const file of process.argv.slice(2)) {
  try {
    await import(pathToFileURL(path.resolve(file)).href);
  } catch (error) {
    void it(`${file} can be loaded`, () => {
      throw error;
    });
  }
}
