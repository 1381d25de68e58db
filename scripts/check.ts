/** `npm run check`: publint and "are the types wrong" check that the package installs, resolves and types well. */
import process from 'node:process';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {run} from './run.js';
import {tags} from './sources.js';
import {stagePackage, type Staged} from './stage.js';
import {withTemporaryFolder} from './temporary.js';

/** publint's messages about a staged package; none for a good one. */
export const lintPackage = async ({folder, manifest}: Staged): Promise<string[]> => {
  const {messages} = await publint({pkgDir: folder, strict: true, pack: 'npm'});
  return messages.map((message) => formatMessage(message, manifest, {color: false}) ?? message.code);
};

/** Checks that the types of every door resolve, in every setting that can import ES modules. */
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
