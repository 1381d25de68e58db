/** Tells a page's developers that an API has changed, before its users notice. Loaded after the first answer. */
import {shapeOf} from '../client/shape.js';
import type {AgniEventMap} from '../events.js';
import type {ShapeReport} from '../model/shape.js';

/** What was told on this page: nothing is told twice. */
const told = new Set<string>();

/** Dispatches `agni-shape` for what the answer had that was not known, and was not told yet. */
export function tellShape(host: HTMLElement, answer: unknown): void {
  const report = shapeOf(answer as object);
  if (!report) return;
  const {vendor} = report;
  const isNew = (...kind: readonly string[]) => {
    const before = told.size;
    return told.add([vendor, ...kind].join(' ')).size > before;
  };
  const detail: ShapeReport = {
    vendor,
    fields: report.fields.filter((name) => isNew(name)),
    values: report.values.filter(({field, value}) => isNew(field, value)),
  };
  if (!detail.fields.length && !detail.values.length) return;
  const event: AgniEventMap['agni-shape'] = new CustomEvent('agni-shape', {bubbles: true, composed: true, detail});
  host.dispatchEvent(event);
}
