/** Tells a page's developers that an API has changed, before its users notice. Loaded after the first answer. */
import {reportOf} from '../sources/shape.js';
import type {AgniEventMap} from '../events.js';
import type {CallPage} from '../model/page.js';
import type {ShapeReport} from '../model/shape.js';

/** What was told on this page: nothing is told twice. */
const told = new Set<string>();

/** Calls of a page that are looked at, where each was read by itself. */
const most = 200;

/**
 * Dispatches `agni-shape` for what the answer had that was not known, and was not told yet. A page's own rows have each
 * its own report.
 */
export function tellShape(host: HTMLElement, answer: object): void {
  const {calls = []} = answer as Partial<CallPage>;
  const reports = [answer, ...calls.slice(0, most)].flatMap((part) => reportOf(part) ?? []);
  const [first] = reports;
  if (!first) return;
  const {vendor} = first; // one element's calls are all of one vendor
  const isNew = (...kind: readonly string[]) => {
    const before = told.size;
    return told.add([vendor, ...kind].join(' ')).size > before;
  };
  const detail: ShapeReport = {
    vendor,
    fields: reports.flatMap(({fields}) => fields).filter((name) => isNew(name)),
    values: reports.flatMap(({values}) => values).filter(({field, value}) => isNew(field, value.toLowerCase())),
  };
  if (!detail.fields.length && !detail.values.length) return;
  const event: AgniEventMap['agni-shape'] = new CustomEvent('agni-shape', {bubbles: true, composed: true, detail});
  host.dispatchEvent(event);
}
