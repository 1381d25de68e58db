/** A list that is emptied while a detail shows one of its calls. */
import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import '../../src/define/call-detail.js';
import '../../src/define/call-list.js';
import {madeCalls} from '../support/calls.js';
import {recordWarnings, warnings} from '../support/record.js';
import {inState, read, rowButtons} from '../support/screen.js';

recordWarnings();

it('a detail names no attribute that nobody set', async () => {
  const page = await fixture(
    html`<div>
      <agni-call-list id="emptied" .calls=${madeCalls(3)}></agni-call-list>
      <agni-call-detail for="emptied"></agni-call-detail>
    </div>`,
  );
  const [list, detail] = [
    page.querySelector('agni-call-list') as HTMLElementTagNameMap['agni-call-list'],
    page.querySelector('agni-call-detail') as HTMLElementTagNameMap['agni-call-detail'],
  ];
  await inState(list, 'ready');
  rowButtons(list)[1]?.click();
  await inState(detail, 'ready');
  const failed = oneEvent(detail, 'agni-call-error');
  list.calls = [];
  list.requestUpdate();
  expect(((await failed) as CustomEvent<{code: string}>).detail.code).to.equal('not-found');
  expect(read(detail)).not.to.contain('must be');
  expect(warnings.join(' ')).not.to.contain('“call”');
});
