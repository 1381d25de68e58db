import type {CallQuery, CallsQuery} from '../model/query.js';
import {kebabCase} from '../model/names.js';
import {filters} from '../vendors/guard.js';
import type {Asker} from './asker.js';
import {must, mustEqual} from './must.js';
import type {VendorTest} from './vendor-test.js';

/** A question outside the capabilities is refused as `unsupported`, without a request. */
export function refusing(asker: Asker): readonly VendorTest[] {
  const {capabilities: can} = asker.vendor;
  const lacking: [attribute: string | undefined, query: CallsQuery | CallQuery][] = [];
  if (!can.list) lacking.push([undefined, asker.list()]);
  if (!can.contact) lacking.push(['contact-id', {kind: 'contact', contactId: 'x'}]);
  if (!can.phone) lacking.push(['phone', asker.phone('+14155550100')]);
  if (!can.call) lacking.push(['call-id', {kind: 'call', callId: 'x'}]);
  if (can.list) {
    const {filters: own, sorts, otherSorts} = can.list;
    for (const name of filters.filter((one) => !own.includes(one))) {
      lacking.push([kebabCase(name), asker.list({[name]: '2026-06-11'})]);
    }
    if (!otherSorts) lacking.push(['sort-by', asker.list({sortBy: 'nobody-sorts-by-this'})]);
    if (!otherSorts && !Object.keys(sorts).length) lacking.push(['sort-order', asker.list({sortOrder: 'asc'})]);
  }
  if (can.phone?.transcripts === 'never')
    lacking.push(['include-transcripts', asker.phone('+14155550100', {includeTranscripts: true})]);
  return [
    {
      name: 'refuses what it does not claim, and asks nothing',
      run: async () => {
        for (const [attribute, query] of lacking) {
          const before = asker.requests;
          const {code, facts} = await asker.refusal(query);
          mustEqual([code, facts.attribute], ['unsupported', attribute], `The refusal of ${JSON.stringify(query)}`);
          mustEqual(asker.requests, before, `Requests for ${JSON.stringify(query)}`);
        }
      },
    },
    {name: 'gives no page more calls than it may hold', run: () => holds(asker)},
  ];
}

/** A page size above the maximum is refused or capped. */
async function holds(asker: Asker): Promise<void> {
  const {list, phone} = asker.vendor.capabilities;
  const queries: [number | undefined, CallsQuery][] = [];
  if (list) queries.push([list.maxPageSize, asker.list({pageSize: (list.maxPageSize ?? 0) + 1})]);
  if (phone && asker.hasNumber) {
    queries.push([phone.maxPageSize, asker.phone(await asker.number(), {pageSize: (phone.maxPageSize ?? 0) + 1})]);
  }
  for (const [most, query] of queries) {
    if (most === undefined) continue;
    const answer = await asker.calls(query).catch((error: unknown) => error as {code: string});
    must(
      'code' in answer ? answer.code === 'bad-request' : answer.calls.length <= most,
      `${query.kind} gives more than ${most} calls`,
    );
  }
}
