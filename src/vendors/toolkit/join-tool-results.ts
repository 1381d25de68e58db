import type {TranscriptItem} from '../../model/call.js';

/** A transcript entry as sent: its form in our model, and the id of the tool use it belongs to. */
export interface Told {
  readonly item: TranscriptItem;
  readonly toolId?: string | undefined;
  /** Whether it holds the tool's result rather than its arguments. */
  readonly isResult?: boolean;
}

/**
 * The entries in order, with each tool's result in the entry of its use. The use may stand many entries earlier; or
 * later, if no other result follows it. A result without a known use stays in place.
 */
export function joinTools(entries: readonly Told[]): TranscriptItem[] {
  const items: (TranscriptItem | undefined)[] = [];
  /** By id, the uses that still lack a result, and the results that lack a use. */
  const open = new Map<string, number>();
  const early = new Map<string, number>();
  const join = (place: number | undefined, from: TranscriptItem | undefined): boolean => {
    const use = items[place ?? -1];
    if (use && from) items[place ?? -1] = {...use, tool: {...use.tool, ...from.tool}};
    return Boolean(use && from);
  };
  for (const {item, toolId, isResult} of entries) {
    if (toolId && isResult && join(open.get(toolId), item)) open.delete(toolId);
    else {
      if (toolId && item.tool) (isResult ? early : open).set(toolId, items.length);
      items.push(item);
    }
  }
  for (const [id, place] of open) {
    const from = early.get(id) ?? place;
    if (from < place && join(place, items[from])) items[from] = undefined;
  }
  return items.filter((item) => item !== undefined);
}
