/** docs/guides/language.md, as it is written: a whole language, without a type error, and shown where it is registered. */
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {run} from '../../scripts/run.js';
import {temporaryFolder} from '../../scripts/temporary.js';
import {en} from '../../src/locale/en.js';
import {moments} from '../../src/locale/format.js';
import {registerLocale} from '../../src/locale/locale.js';
import {localeFor} from '../../src/locale/settings.js';
import type {Messages} from '../../src/locale/messages.js';
import {unpack} from './snippets.js';

const temporary = temporaryFolder();
before(() => {
  unpack('language', temporary.folder);
});
after(() => {
  temporary.remove();
});

describe('the language of the guide', () => {
  it('has no type error, nor has the page that registers it', async () => {
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      useDefineForClassFields: false,
      noEmit: true,
      skipLibCheck: true,
      target: 'ES2023',
      module: 'ESNext',
      moduleResolution: 'bundler',
      lib: ['ES2024', 'DOM', 'DOM.Iterable'],
      types: [],
    };
    writeFileSync(path.join(temporary.folder, 'tsconfig.json'), JSON.stringify({compilerOptions, include: ['*.ts']}));
    assert.equal(await run('tsc', '--project', temporary.folder), 0);
  });

  it('has every text, and is shown with its own dates', async () => {
    const {de} = (await import(path.join(temporary.folder, 'de.ts'))) as {de: Messages};
    assert.deepEqual(Object.keys(de), Object.keys(en));
    registerLocale('de', de);
    const locale = localeFor({locale: 'de-AT', timeZone: 'UTC'});
    assert.equal(locale.lang, 'de');
    const now = Date.UTC(2026, 5, 11, 12);
    assert.equal(moments(locale, now)(now), 'Heute, 12:00');
    assert.equal(moments(locale, now)(Date.UTC(2026, 5, 1, 9, 5)), '01.06.2026, 09:05');
    assert.equal(locale.messages.needed['vendor'], en.needed.vendor, 'what is not translated is in English');
  });
});
