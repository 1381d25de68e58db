/** The guides' TypeScript, as a strict user's compiler sees it. */
import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, describe, it} from 'node:test';
import {run} from '../../scripts/run.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {unpack} from './snippets.js';

const temporary = temporaryFolder();
after(() => {
  temporary.remove();
});

const session = `
export declare const userOf: (request: Request) => Promise<{contacts: string[]; mayReadAllCalls: boolean} | undefined>;
`;

describe('the TypeScript of a guide', () => {
  for (const [guide, others] of [
    ['nextjs', {'lib/session.ts': session}],
    ['cloudflare-workers', {}],
  ] as const) {
    it(`for ${guide} has no type error`, async () => {
      const folder = path.join(temporary.folder, guide);
      mkdirSync(folder);
      unpack(guide, folder, others);
      writeFileSync(
        path.join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            strict: true,
            exactOptionalPropertyTypes: true,
            noUncheckedIndexedAccess: true,
            noEmit: true,
            skipLibCheck: true,
            target: 'ES2023',
            module: 'ESNext',
            moduleResolution: 'bundler',
            lib: ['ES2024', 'WebWorker'],
            types: ['node'],
          },
          include: ['app', 'src', 'lib', '*.ts'],
        }),
      );
      assert.equal(await run('tsc', '--project', folder), 0);
    });
  }
});
