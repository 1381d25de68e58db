import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../../scripts/sources.js';
import {importsOf} from '../../scripts/imports.js';
import {circles, wrongTurns} from './rooms.js';

const inFolder = (files: Readonly<Record<string, string>>, find: (folder: string) => string[]): string[] => {
  const folder = mkdtempSync(path.join(tmpdir(), 'agni-rooms-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
      writeFileSync(path.join(folder, name), text);
    }
    return find(folder);
  } finally {
    rmSync(folder, {recursive: true});
  }
};

const wrongTurnsIn = (files: Readonly<Record<string, string>>): string[] => inFolder(files, wrongTurns);

describe('the rooms', () => {
  it('are entered only through their doors', () => {
    assert.deepEqual(wrongTurns(path.join(root, 'src')), []);
  });

  it('sees every way to import', () => {
    const text = `import a from './a.js'; import type {B} from './b.js'; export * from './c.js'; export type {D} from './d.js';
      const e = () => import('./e.js'); type F = import('./f.js').F; import './g.js'; export * as h from './h.js';
      /* import './i.js' */ const s = "import './j.js'";`;
    const imports = importsOf(text);
    assert.deepEqual(
      imports.map(({specifier}) => specifier).sort(),
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `./${name}.js`),
    );
    assert.deepEqual(
      imports.filter(({typeOnly}) => typeOnly).map(({specifier}) => specifier),
      ['./b.js', './d.js', './f.js'],
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

  it('lets companions name the types of widgets, and nothing else of them', () => {
    assert.deepEqual(
      wrongTurnsIn({
        'companions/a.ts': "import type {List} from '../widgets/list.js';",
        'companions/b.ts': "import {List} from '../widgets/list.js';",
        'widgets/list.ts': '',
      }),
      ['companions/b.ts imports ../widgets/list.js (companions -> widgets)'],
    );
  });

  it('opens the columns to features, and no other file of the parts', () => {
    const files = {'parts/table/columns.ts': '', 'parts/table/rows.ts': ''};
    const csv = "import '../parts/table/columns.js'; import '../parts/table/rows.js';";
    assert.deepEqual(wrongTurnsIn({...files, 'features/csv.ts': csv}), [
      'features/csv.ts imports ../parts/table/rows.js (features -> parts)',
    ]);
  });

  it('keeps the proxy and the command line out of a single vendor', () => {
    const open = {'vendors/registry.ts': '', 'vendors/toolkit/read.ts': '', 'vendors/drift/notes.ts': ''};
    const closed = {'vendors/agni/parse.ts': '', 'vendors/lark/parse.ts': ''};
    const imports = Object.keys({...open, ...closed}).map((file) => `import '../${file.replace('.ts', '.js')}';`);
    for (const room of ['proxy', 'cli']) {
      assert.deepEqual(wrongTurnsIn({...open, ...closed, [`${room}/a.ts`]: imports.join(' ')}), [
        `${room}/a.ts imports ../vendors/agni/parse.js (${room} -> vendors)`,
        `${room}/a.ts imports ../vendors/lark/parse.js (${room} -> vendors)`,
      ]);
    }
  });
});

describe('imports', () => {
  it('run in no circle', () => {
    assert.deepEqual(circles(root, ['src', 'demo', 'test', 'scripts', 'bench']), []);
  });

  it('are followed through types and longer ways, inside a room and between folders', () => {
    const files = {
      'src/room/a.ts': "import type {B} from './b.js';",
      'src/room/b.ts': "export * as c from '../../demo/c.js';",
      'demo/c.ts': "import '../src/room/a.js'; import './d.js';",
      'demo/d.ts': "const load = () => import('./e.js');",
      'demo/e.ts': "import './d.js';",
      'demo/f.ts': "import './d.js';",
    };
    assert.deepEqual(
      inFolder(files, (folder) => circles(folder, ['src', 'demo'])),
      ['src/room/a.ts -> src/room/b.ts -> demo/c.ts -> src/room/a.ts', 'demo/d.ts -> demo/e.ts -> demo/d.ts'],
    );
  });
});
