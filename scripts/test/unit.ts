/** The one process of the unit tests: the files named as arguments. Each is a suite, so that its hooks are for it alone. */
import path from 'node:path';
import process from 'node:process';
import {describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';

for (const file of process.argv.slice(2)) {
  void describe(file, async () => {
    try {
      await import(pathToFileURL(path.resolve(file)).href);
    } catch (error) {
      void it('can be loaded', () => {
        throw error;
      });
    }
  });
}
