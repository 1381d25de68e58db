import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {reasonForAll, touched} from '../../scripts/test/changed.js';

const files: Readonly<Record<string, string>> = {
  'src/model/call.ts': '',
  'src/parts/table.ts': "import {idOf} from '../model/call.js';",
  'src/parts/status.ts': "import type {Call} from '../model/call.js';",
  'src/define/call-list.ts': "import '../parts/table.js';",
  'src/cli/index.ts': "const run = () => import('./proxy.js');",
  'src/cli/proxy.ts': '',
  'test/support/list.ts': "import 'agni-call-widgets/define/call-list';",
  'test/list.test.ts': "import './support/list.js';",
  'test/status.test.ts': "import '../src/parts/status.js';",
  'test/call.unit-test.ts': "import '../src/model/call.js';",
  'test/program.node-test.ts': "const program = path.join(root, 'src/cli/index.ts');",
};
const tests = Object.keys(files).filter((name) => name.endsWith('test.ts'));
const touchedBy = (...changed: string[]): string[] => touched(tests, changed, (file) => files[file]);

describe('npm test -- --changed', () => {
  it('runs the tests that import a changed file, through others and through the doors', () => {
    assert.deepEqual(touchedBy('src/model/call.ts'), ['test/list.test.ts', 'test/call.unit-test.ts']);
    assert.deepEqual(touchedBy('src/parts/table.ts'), ['test/list.test.ts']);
    assert.deepEqual(touchedBy('test/support/list.ts'), ['test/list.test.ts']);
  });

  it('runs a test that is changed itself', () => {
    assert.deepEqual(touchedBy('test/status.test.ts'), ['test/status.test.ts']);
  });

  it('follows import() and the files that strings name', () => {
    assert.deepEqual(touchedBy('src/cli/proxy.ts'), ['test/program.node-test.ts']);
  });

  it('finds the tests of a file that is gone', () => {
    assert.deepEqual(
      touched(['test/a.unit-test.ts'], ['src/gone.ts'], (file) =>
        file === 'test/a.unit-test.ts' ? "import '../src/gone.js';" : undefined,
      ),
      ['test/a.unit-test.ts'],
    );
  });

  it('runs nothing for a page of prose that no test reads', () => {
    assert.deepEqual(touchedBy('docs/speed.md'), []);
  });

  it('runs tests that read whole folders when something in them changes', () => {
    assert.deepEqual(
      touched(['test/guides/express.node-test.ts'], ['docs/guides/express.md'], () => ''),
      ['test/guides/express.node-test.ts'],
    );
  });

  it('runs everything when the change may touch anything, and names what does', () => {
    for (const file of [
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'test/fixtures/agni/call.json',
      'test/support/runner/config.ts',
      'scripts/test.ts',
    ]) {
      assert.equal(reasonForAll(['docs/speed.md', file]), file);
    }
    assert.equal(reasonForAll(['src/model/call.ts', 'docs/speed.md', 'README.md', 'test/list.test.ts']), undefined);
  });
});
