import type {Call} from '../model/call.js';
import {takesPart} from '../model/phone.js';
import {differing, wordingOf} from '../vendors/parameter-names.js';
import {lastOf} from '../vendors/path.js';
import type {Asker} from './asker.js';
import {must, mustEqual} from './must.js';
import type {VendorTest} from './vendor-test.js';

const idsOf = (calls: readonly Call[]) => calls.map(({id}) => id);

/** Each supported question is answered, page by page to the end, with calls that can be opened by their ids. */
export function answering(asker: Asker): readonly VendorTest[] {
  const {
    vendor: {capabilities: can, routes},
    contactId,
  } = asker;
  const tests: VendorTest[] = [
    {
      name: 'has a route for each question it supports',
      run: async () => {
        for (const kind of ['list', 'contact', 'phone', 'call', 'recording'] as const) {
          const claimed = kind === 'recording' ? can.recordings.length > 0 : can[kind] !== undefined;
          must(!claimed || routes[kind] !== undefined, `routes.${kind} is missing`);
        }
        await Promise.resolve();
      },
    },
  ];
  if (can.list?.paging === 'all') {
    tests.push({
      name: 'gives the whole list at once',
      run: async () => {
        const {calls, more} = await asker.calls(asker.list());
        must(calls.length > 0, 'The mock must have calls');
        mustEqual(
          [new Set(idsOf(calls)).size, more],
          [calls.length, false],
          'Different ids, and whether there is more',
        );
      },
    });
  } else if (can.list) {
    tests.push(
      {
        name: 'pages through the list to its end, with every call once',
        run: async () => {
          const pageSize = Math.min(7, can.list?.maxPageSize ?? 7);
          const all = idsOf(await asker.all());
          must(all.length > 2 * pageSize, `The mock must have more than ${2 * pageSize} calls`);
          mustEqual(new Set(all).size, all.length, 'Different ids');
          const pages = await asker.pages(asker.list({pageSize}));
          mustEqual(
            pages.flatMap(({calls}) => idsOf(calls)),
            all,
            'The calls of small pages',
          );
          for (const [index, {calls, page}] of pages.entries()) {
            mustEqual(page, index + 1, 'The number of a page');
            must(calls.length <= pageSize, `Page ${page} has ${calls.length} calls`);
          }
        },
      },
      {
        name: 'answers a page behind the end with no calls',
        run: async () => {
          const {calls, more} = await asker.calls(asker.list({page: 100_000}));
          mustEqual([calls.length, more], [0, false], 'Calls behind the end');
        },
      },
    );
  }
  if (can.call) {
    tests.push({
      name: 'finds each call by the id it has in lists',
      run: async () => {
        for (const {id, startedAt, status} of (await asker.all()).slice(0, 40)) {
          must(id !== '', 'A call of the list has no id');
          const one = await asker.call(id);
          mustEqual([one.id, one.startedAt, one.status], [id, startedAt, status], 'The call of an id');
        }
        const {code} = await asker.refusal({kind: 'call', callId: 'no-such-call'});
        mustEqual(code, 'not-found', 'The answer about a call that is not there');
      },
    });
  }
  if (can.phone && asker.hasNumber) {
    tests.push({
      name: "finds a number's calls, and no others",
      run: async () => {
        const number = await asker.number();
        const own = await asker.every(asker.phone(number, {pageSize: 10}));
        const theirs = (call: Call) => takesPart(call, number);
        must(own.length > 0 && own.every(theirs), `All calls of ${number} must have it on either side`);
        mustEqual(new Set(idsOf(own)).size, own.length, 'Different ids');
        if (!can.list) return;
        const wanted = (await asker.all()).filter(theirs).length;
        must(
          can.phone?.paging === 'search' ? own.length <= wanted : own.length === wanted,
          `There are ${own.length} of ${wanted} calls`,
        );
      },
    });
  }
  if (can.contact) {
    tests.push({
      name: "finds a contact's calls",
      run: async () => {
        must(contactId !== undefined, 'testVendor needs a contactId');
        const {calls, more} = await asker.calls({kind: 'contact', contactId});
        must(calls.length > 0, `${contactId} must have calls`);
        mustEqual(more, can.contact?.paging === 'all' ? false : more, 'Whether there is more');
      },
    });
  }
  tests.push({
    name: 'shows a proxy the calls it shows to pages',
    run: async () => {
      const parser = await asker.vendor.parser();
      let whole: unknown;
      const keep = (answer: unknown) => (whole = answer);
      if (can.list && parser.rows && parser.read) {
        const {calls} = await asker.calls(asker.list(), keep);
        mustEqual(
          (parser.rows(whole) ?? []).map((row) => parser.read?.(row)?.id),
          idsOf(calls),
          'The calls of the rows',
        );
      }
      const [first] = await asker.all();
      if (!can.call || !first || !parser.read) return;
      const {id} = await asker.call(first.id, keep);
      mustEqual(parser.read(parser.single ? parser.single(whole) : whole)?.id, id, 'The call of a detail answer');
    },
  });
  tests.push({
    name: 'names the parameter that says how large a page is',
    run: async () => {
      for (const query of [asker.list(), asker.phone('+14155550100')]) {
        if (can[query.kind]?.paging !== 'pages') continue;
        const wording = (pageSize: number) => wordingOf(asker.vendor, {...query, pageSize});
        const names = differing(await wording(1), await wording(2));
        const {pageSize = ''} = routes[query.kind] ?? {};
        must(
          !names.length || names.some((name) => name === pageSize || lastOf(name) === pageSize),
          `routes.${query.kind}.pageSize must be ${names.join(' or ')}`,
        );
      }
    },
  });
  return tests;
}
