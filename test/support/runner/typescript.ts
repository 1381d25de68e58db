/**
 * Serves TypeScript sources directly, without a build before a test. The compiler is the one Vite uses for the build.
 */
import {existsSync} from 'node:fs';
import path from 'node:path';
import type {TestRunnerPlugin} from '@web/test-runner';
import {transformWithOxc} from 'vite';
import {sourceOf} from '../../../scripts/sources.js';

export const typescript = (root: string): TestRunnerPlugin => ({
  name: 'typescript',
  resolveMimeType: ({path: url}) => (url.endsWith('.ts') ? 'js' : undefined),
  resolveImport({source, context}) {
    const own = sourceOf(source);
    if (own !== undefined) return `/${own}`;
    // Sources import './x.js', the name after the build; the file here is './x.ts'.
    if (!/^\.{0,2}\/.*\.js$/.test(source) || !context.path.endsWith('.ts')) return undefined;
    const typed = source.replace(/\.js$/, '.ts');
    return existsSync(path.join(root, typed.startsWith('/') ? typed : path.join(path.dirname(context.path), typed)))
      ? typed
      : undefined;
  },
  async transform(context) {
    if (!context.path.endsWith('.ts')) return undefined;
    const file = path.join(root, context.path);
    const {code, map} = await transformWithOxc(context.body as string, file, {
      lang: 'ts',
      target: 'es2022',
      sourcemap: true,
    });
    const inline = Buffer.from(JSON.stringify(map)).toString('base64');
    return {body: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`};
  },
});
