import type {Call} from '../model/call.js';

/** Answers and events carry a call this deep: `{success, data: {call: {id}}}`. */
const deepest = 3;

/**
 * Whether an object that nobody has read yet, in any vendor's shape, mentions a call: by its id, or by its recording if it
 * has no id. Where it does, it is most likely the same call anew. If it is another one after all, it takes the place once
 * it is read.
 */
export function mentions(raw: unknown, call: Call | undefined): boolean {
  const sought = call && (call.id || call.recordingUrl);
  try {
    return sought !== undefined && (has(raw, sought, deepest) || (raw as {id?: unknown}).id === sought);
  } catch {
    return false; // a page's own objects may throw when they are looked at
  }
}

function has(raw: unknown, sought: string, depth: number): boolean {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return (typeof raw === 'string' || typeof raw === 'number') && String(raw).trim() === sought;
  }
  return depth >= 0 && Object.values(raw).some((value) => has(value, sought, depth - 1));
}
