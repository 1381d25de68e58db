/**
 * The one process of the unit tests: its arguments are the files. Each is a suite, so that its hooks apply to it alone.
 */
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
