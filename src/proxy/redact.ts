import type {Call} from '../model/call.js';
import type {Routes, Upstream} from '../vendors/contract.js';
import {visit, type ReadJson} from './body.js';
import {isRecording, isAddressField, otherRecordings, normalizedName} from './fields.js';

/** What to change in an answer on its way out. */
export interface Redaction {
  readonly vendor: Upstream<Partial<Routes>>;
  /** Whether the answer is one call, or a list of them. */
  readonly single: boolean;
  /** Names of fields that are removed wherever they are, as {@link normalizedName} writes them. */
  readonly removed: ReadonlySet<string>;
  /** Where the proxy serves a call's recording; empty where it serves none. */
  readonly recordingUrl: (callId: string) => string;
  /** Whose recording is at an address, as far as that tells. */
  readonly callIdIn: (address: string) => string | undefined;
  readonly within?: ((call: Call) => boolean) | undefined;
}

/**
 * The answer as it may go out, or why it may not: it is about a call outside, of a shape nobody can check, or nested
 * too deeply.
 */
export type Redacted = {readonly text: string} | 'outside' | 'unknown-shape' | 'too-deep';

/** The id of the call, or of the part of one, that holds a field; empty where nothing tells. */
function idOf(holder: Record<string, unknown>, vendor: Upstream<Partial<Routes>>): string {
  const {idFields = []} = vendor;
  const named = idFields.map((name) => holder[name]).find((value) => value !== undefined && value !== null);
  const id = named ?? vendor.read(holder)?.id;
  if (typeof id === 'number') return Number.isSafeInteger(id) ? String(id) : '';
  return typeof id === 'string' && id.isWellFormed() ? id : '';
}

/** Removes what may not be seen, and puts the proxy's own address in place of a recording's. */
export function redacted(
  {value}: ReadJson,
  {vendor, single, removed, recordingUrl, callIdIn, within}: Redaction,
): Redacted {
  if (within && single) {
    const one = vendor.single(value);
    const call = vendor.read(one);
    if (!call || hasOthers(value, one, vendor)) return 'unknown-shape';
    if ((within(call) as unknown) !== true) return 'outside'; // a promise is no yes
  } else if (within) {
    const rows = vendor.rows(value);
    if (!rows || hasOthers(value, rows, vendor)) return 'unknown-shape';
    const kept = rows.filter((row) => {
      const call = vendor.read(row);
      return call !== undefined && (within(call) as unknown) === true;
    });
    rows.length = 0;
    for (const row of kept) rows.push(row);
  }
  const others = otherRecordings(vendor).map(normalizedName);
  const recorded = (name: string) => isRecording(name) || (others.length > 0 && others.includes(normalizedName(name)));
  const walkable = visit(value, (holder, name, content) => {
    if (removed.size > 0 && removed.has(normalizedName(name))) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- this is what removing a field of parsed JSON is
      delete holder[name];
    } else if (typeof content === 'object' && content !== null && recorded(name)) {
      holder[name] = null; // addresses all the same, in a shape nobody documented
    } else if (typeof content === 'string' && recorded(name) && isAddressField(name, content)) {
      const id = callIdIn(content) ?? idOf(holder, vendor);
      holder[name] = (id !== '' && recordingUrl(id)) || null;
    }
  });
  if (!walkable) return 'too-deep';
  // What was looked at is what goes out: of a name that is in the text twice, the value has the last alone.
  return {text: JSON.stringify(value)};
}

/** Whether an answer has a list or a call beside what was looked at, or is nested too deeply to tell. */
function hasOthers(value: unknown, looked: unknown, vendor: Upstream<Partial<Routes>>, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || value === looked) return false;
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object' && item !== null);
  return (
    depth > 8 ||
    isCall(vendor.read(value)) ||
    Object.values(value).some((inner) => hasOthers(inner, looked, vendor, depth + 1))
  );
}

/** Whether something tells what only a call does. */
const isCall = (read: Call | undefined): boolean =>
  read !== undefined &&
  [read.caller.number, read.callee.number, read.startedAt, read.transcript, read.summary, read.recordingUrl].some(
    (fact) => fact !== undefined,
  );
