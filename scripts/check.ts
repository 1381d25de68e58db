/**
 * `npm run check`: is the package one that installs, resolves and types well? publint and "are the types wrong" say.
 */
import process from 'node:process';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {run} from './run.js';
import {tags} from './sources.js';
import {stagePackage, type Staged} from './stage.js';
import {withTemporaryFolder} from './temporary.js';

/** What publint has to say about a staged package; nothing is good. */
export const lintPackage = async ({folder, manifest}: Staged): Promise<string[]> => {
  const {messages} = await publint({pkgDir: folder, strict: true, pack: 'npm'});
  return messages.map((message) => formatMessage(message, manifest, {color: false}) ?? message.code);
};

/** Do the types of every door resolve, for everyone who can import ES modules? */
export const checkTypes = async ({tarball, manifest}: Staged): Promise<boolean> => {
  const doors = Object.keys(manifest.exports).filter(
    (door) => !/\*|\.json$|\.iife\.js$/.test(door) && manifest.exports[door] !== null,
  );
  const elements = tags().map((tag) => `define/${tag}`);
  const code = await run(
    'attw',
    tarball,
    '--profile',
    'esm-only',
    '--no-definitely-typed',
    '--no-emoji',
    '--format',
    'ascii',
    '--quiet',
    '--entrypoints',
    ...doors,
    ...elements,
  );
  return code === 0;
};

if (process.argv[1] === import.meta.filename) {
  await withTemporaryFolder(async (folder) => {
    const staged = await stagePackage(folder);
    const messages = await lintPackage(staged);
    for (const message of messages) console.error(`publint: ${message}`);
    const typed = await checkTypes(staged);
    console.log(
      `publint: ${messages.length === 0 ? 'ok' : 'FAILED'}, types: ${typed ? 'ok' : 'FAILED'}, ${staged.files.length} files`,
    );
    if (messages.length > 0 || !typed) process.exitCode = 1;
  });
}
