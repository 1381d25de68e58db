// @ts-check
// A reporter for `node --test` that counts: `{"passed": 1, "failed": 0, "skipped": ["name"]}`.
// JavaScript, because Node 20 loads reporters before it can read TypeScript.

/**
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 * @returns {AsyncGenerator<string>}
 */
export default async function* sums(events) {
  /** @type {{passed: number, failed: number, skipped: string[]}} */
  const sum = {passed: 0, failed: 0, skipped: []};
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
