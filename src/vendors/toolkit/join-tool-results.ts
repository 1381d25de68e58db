import type {TranscriptItem} from '../../model/call.js';

/** An entry of a transcript as it was sent: what it is in our model, and the id of the tool's use that it is about. */
export interface Told {
  readonly item: TranscriptItem;
  readonly toolId?: string | undefined;
  /** Whether it has the tool's result, and not its arguments. */
  readonly isResult?: boolean;
}

/**
 * The entries in order, with each tool's result in the entry it answers. That may stand many entries before it; or
 * after it, where no other result comes after the tool was used. A result of no known use stays where it is.
 */
export function joinTools(entries: readonly Told[]): TranscriptItem[] {
  const items: (TranscriptItem | undefined)[] = [];
  /** Where the uses stand that have no result yet, and the results that have no use, by their ids. */
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
