import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {nextVersion, readChange, section} from '../../scripts/changes.js';

const minor = {kind: 'minor', text: 'A column for the latency.'} as const;
const patch = {kind: 'patch', text: 'Rows keep their focus\nwhen the list is refreshed.'} as const;
const major = {kind: 'major', text: '`endpoint` is required.'} as const;

describe('a file in .changeset', () => {
  it('says for whom, how much, and what', () => {
    assert.deepEqual(readChange("---\n'agni-call-widgets': minor\n---\n\nA column for the latency.\n"), minor);
  });

  it('is refused for another package, another kind, and without a word', () => {
    for (const text of [
      "---\n'another': minor\n---\n\nText\n",
      "---\n'agni-call-widgets': huge\n---\n\nText\n",
      "---\n'agni-call-widgets': minor\n---\n\n",
      'Text',
    ])
      assert.throws(() => readChange(text), /begins with ---/);
  });
});

describe('a release', () => {
  it('steps as far as its largest change', () => {
    assert.equal(nextVersion('1.2.3', [patch, minor, major]), '2.0.0');
    assert.equal(nextVersion('1.2.3', [patch, minor]), '1.3.0');
    assert.equal(nextVersion('1.2.3', [patch]), '1.2.4');
    assert.equal(nextVersion('0.2.3', [major]), '0.3.0');
  });

  it('lists its changes by kind, each an item', () => {
    assert.equal(
      section('0.2.0', '2026-11-29', [patch, minor, {kind: 'minor', text: '- One.\n- Two.'}]),
      [
        '## 0.2.0 (2026-11-29)',
        '### New',
        '- A column for the latency.\n- One.\n- Two.',
        '### Mended',
        '- Rows keep their focus\n  when the list is refreshed.',
      ].join('\n\n'),
    );
  });
});
