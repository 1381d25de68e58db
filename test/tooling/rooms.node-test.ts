import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../../scripts/sources.js';
import {importsOf, wrongTurns} from './rooms.js';

const wrongTurnsIn = (files: Readonly<Record<string, string>>): string[] => {
  const src = mkdtempSync(path.join(tmpdir(), 'agni-rooms-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(src, name)), {recursive: true});
      writeFileSync(path.join(src, name), text);
    }
    return wrongTurns(src);
  } finally {
    rmSync(src, {recursive: true});
  }
};

describe('the rooms', () => {
  it('are entered only through their doors', () => {
    assert.deepEqual(wrongTurns(path.join(root, 'src')), []);
  });

  it('sees every way to import', () => {
    const text = `import a from './a.js'; import type {B} from './b.js'; export * from './c.js'; export type {D} from './d.js';
      const e = () => import('./e.js'); type F = import('./f.js').F; import './g.js'; /* import './h.js' */ const s = "import './i.js'";`;
    assert.deepEqual(
      importsOf(text).sort(),
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `./${name}.js`),
    );
  });

  it('finds a wrong turn into another room, also by a type', () => {
    const [model, parts] = ["import type {Row} from '../parts/row.js';", "import {ask} from '../sources/ask.js';"];
    assert.deepEqual(wrongTurnsIn({'model/call.ts': model, 'parts/row.ts': parts, 'sources/ask.ts': ''}), [
      'model/call.ts imports ../parts/row.js (model -> parts)',
      'parts/row.ts imports ../sources/ask.js (parts -> sources)',
    ]);
  });

  it('finds packages a room has no use for', () => {
    assert.deepEqual(
      wrongTurnsIn({
        'model/a.ts': "import {html} from 'lit';",
        'parts/b.ts': "import {Task} from '@lit/task';",
        'proxy/c.ts': "import fs from 'node:fs';",
        'proxy/node.ts': "import http from 'node:http';",
        'widgets/d.ts': "import {repeat} from 'lit/directives/repeat.js';",
        'cli/e.ts': "import fs from 'node:fs'; import {getRequestListener} from '@hono/node-server';",
      }),
      [
        'cli/e.ts imports @hono/node-server',
        'model/a.ts imports lit',
        'parts/b.ts imports @lit/task',
        'proxy/c.ts imports node:fs',
      ],
    );
  });

  it('finds new rooms, missing files and ways out of src', () => {
    const model = "import './c.js'; import '../../test/x.js';";
    assert.deepEqual(wrongTurnsIn({'attic/a.ts': "import '../model/b.js';", 'model/b.ts': model}), [
      'attic/a.ts is in no room',
      'model/b.ts imports ./c.js, which is not there',
      'model/b.ts imports ../../test/x.js, which is not in src',
    ]);
  });
});
