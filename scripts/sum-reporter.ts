/** A reporter for `node --test` that counts: `{"passed": 1, "failed": 0, "skipped": ["name"]}`. */
import type {TestEvent} from 'node:test/reporters';

export default async function* sums(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const sum = {passed: 0, failed: 0, skipped: [] as string[]};
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const {details, skip, todo, name} = event.data;
    if (details.type === 'suite') continue; // its tests are counted
    if (skip !== undefined || todo !== undefined) sum.skipped.push(name);
    else if (event.type === 'test:pass') sum.passed++;
    else sum.failed++;
  }
  yield JSON.stringify(sum);
}
