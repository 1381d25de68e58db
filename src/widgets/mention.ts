import type {Call} from '../model/call.js';
import {parseJson} from '../model/json.js';
import {pathOf} from '../parts/player/place.js';

/** Messages carry a call four deep, each perhaps as JSON text, and a vendor's own wrapping comes on top. */
const deepest = 10;

/**
 * Whether an object that nobody has read yet, in any vendor's shape, mentions a call: by its id, or by its recording if it
 * has no id. Where it does, it is most likely the same call anew. If it is another one after all, it takes the place once
 * it is read.
 */
export function mentions(raw: unknown, call: Call | undefined): boolean {
  if (!call) return false;
  const {id} = call;
  const path = pathOf(call.recordingUrl);
  const isSought = (text: string) => (id ? text === id : text === call.recordingUrl || pathOf(text) === path);
  try {
    return Boolean(id || path) && (has(raw, isSought, deepest) || (raw as {id?: unknown}).id === id);
  } catch {
    return false; // a page's own objects may throw when they are looked at
  }
}

function has(raw: unknown, isSought: (text: string) => boolean, depth: number): boolean {
  if (typeof raw === 'string' || typeof raw === 'number') {
    const text = String(raw).trim();
    return isSought(text) || (/^["{]/.test(text) && depth > 0 && has(parsed(text), isSought, depth - 1));
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  return depth > 0 && Object.values(raw).some((value) => has(value, isSought, depth - 1));
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** The call as it came anew, with the address of its recording, which some answers leave out. */
export function withRecordingOf(call: Call, before: Call | undefined): Call {
  const recordingUrl = before && call.id && call.id === before.id ? before.recordingUrl : undefined;
  const isKept = call.recordingUrl === undefined && !call.notStored?.includes('recording');
  return recordingUrl && isKept ? {...call, recordingUrl} : call;
}

/** Whether a call without an id is the one of before, with another signature of its recording. */
export function isSameRecording(call: Call, before: Call | undefined): boolean {
  const facts = ({id, recordingUrl, startedAt, caller, callee, agent}: Call) =>
    JSON.stringify([id, pathOf(recordingUrl), startedAt, caller, callee, agent]);
  return before !== undefined && !call.id && facts(call) === facts(before);
}
