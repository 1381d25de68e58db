/** Reports an API's new fields and words to the page's developers. */
import {ShapeEvent} from '../events.js';
import type {CallPage} from '../model/page.js';
import type {ShapeReport} from '../model/shape.js';
import {whenIdle} from './idle.js';

/** What was reported on this page, so that it is reported once. */
const reported = new Set<string>();

/** Calls of a page that are looked at, where each was read by itself. */
const most = 200;

/**
 * Dispatches `agni-shape` for an answer's unknown fields and words, once for each. It runs when the answer is on screen and
 * the page is idle, and loads its code then; without a network, it reports nothing.
 */
export function reportDrift(host: HTMLElement, answer: object): void {
  whenIdle(() => void dispatchReport(host, answer).catch(() => undefined));
}

async function dispatchReport(host: HTMLElement, answer: object): Promise<void> {
  const {reportOf} = await import('../vendors/drift/report.js');
  if (!host.isConnected) return; // nobody would hear it, and another element may report the same
  const {calls = []} = answer as Partial<CallPage>;
  const reports = [answer, ...calls.slice(0, most)].flatMap((part) => reportOf(part) ?? []);
  const report = unreported(reports);
  if (report) host.dispatchEvent(new ShapeEvent(report));
}

/** The part that this page has not reported yet. A page's own rows have a report each. */
function unreported(reports: readonly ShapeReport[]): ShapeReport | undefined {
  const [first] = reports;
  if (!first) return undefined;
  const {vendor} = first; // one element's calls are all of one vendor
  const isNew = (...words: readonly string[]) => {
    const before = reported.size;
    return reported.add([vendor, ...words].join(' ')).size > before;
  };
  const fields = reports.flatMap((report) => report.fields).filter((name) => isNew(name));
  const values = reports
    .flatMap((report) => report.values)
    .filter(({field, value}) => isNew(field, value.toLowerCase()));
  return fields.length || values.length ? {vendor, fields, values} : undefined;
}
