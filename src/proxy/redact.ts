import type {Call} from '../model/call.js';
import type {Routes, Upstream} from '../vendors/contract.js';
import {unpacked} from '../vendors/toolkit/json.js';
import {cutDeep, visit, type ReadJson} from './body.js';
import {isRecording, isAddressField, otherRecordings, normalizedName} from './fields.js';

/** How an answer changes on its way out. */
export interface Redaction {
  readonly vendor: Upstream<Partial<Routes>>;
  /** Whether the answer is one call, or a list of them. */
  readonly single: boolean;
  /** Fields to remove wherever they are, as {@link normalizedName} writes them. */
  readonly removed: ReadonlySet<string>;
  /** Where the proxy serves a call's recording; empty where it serves none. */
  readonly recordingUrl: (callId: string) => string;
  /** The call whose recording is at an address; `undefined` where the address does not say. */
  readonly callIdIn: (address: string) => string | undefined;
  readonly within?: ((call: Call) => boolean) | undefined;
}

/** The redacted answer, or why there is none: it is about a call outside the permission, or of an unknown shape. */
export type Redacted = {readonly text: string} | 'outside' | 'unknown-shape';

/** The call that a vendor reads; `undefined` also where its reader fails, which may cost no other call. */
function readBy({read}: Pick<Upstream, 'read'>, raw: unknown): Call | undefined {
  try {
    return read(raw);
  } catch {
    return undefined;
  }
}

/** The id of the call, or part of a call, that holds a field; empty where it has none. */
function idOf(holder: Record<string, unknown>, vendor: Upstream<Partial<Routes>>): string {
  const {idFields = []} = vendor;
  const named = idFields.map((name) => holder[name]).find((value) => value !== undefined && value !== null);
  const id = named ?? readBy(vendor, holder)?.id;
  if (typeof id === 'number') return Number.isSafeInteger(id) ? String(id) : '';
  return typeof id === 'string' && id.isWellFormed() ? id : '';
}

/** Removes what the page may not see, and replaces recordings' addresses by the proxy's own. */
export function redacted(
  {value}: ReadJson,
  {vendor, single, removed, recordingUrl, callIdIn, within}: Redaction,
): Redacted {
  if (within) cutDeep(value);
  if (within && single) {
    const one = vendor.single(value);
    const call = readBy(vendor, one);
    if (!call || hasOthers(value, one, vendor)) return 'unknown-shape';
    if ((within(call) as unknown) !== true) return 'outside'; // a promise is truthy, too
  } else if (within) {
    const rows = vendor.rows(value);
    if (!rows || hasOthers(value, rows, vendor)) return 'unknown-shape';
    const passing = rows.filter((row) => {
      const call = readBy(vendor, row);
      return call !== undefined && (within(call) as unknown) === true;
    });
    rows.length = 0;
    for (const row of passing) rows.push(row);
  }
  const others = otherRecordings(vendor).map(normalizedName);
  const isRecordingField = (name: string) =>
    isRecording(name) || (others.length > 0 && others.includes(normalizedName(name)));
  let changes = 0;
  const redact = (holder: Record<string, unknown>, name: string, content: unknown, texts: number): void => {
    if (removed.size > 0 && removed.has(normalizedName(name))) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- this is what removing a field of parsed JSON is
      delete holder[name];
    } else if (typeof content === 'object' && content !== null && isRecordingField(name)) {
      holder[name] = null; // likely addresses, in an undocumented shape
    } else if (typeof content === 'string' && isRecordingField(name) && isAddressField(name, content)) {
      const id = callIdIn(content) ?? idOf(holder, vendor);
      holder[name] = (id !== '' && recordingUrl(id)) || null;
    } else {
      // Pages read lists and objects that are kept as JSON text, so the text may hold no more than they.
      const inner = typeof content === 'string' && texts < mostTexts ? unpacked(content) : content;
      if (inner === content) return;
      const before = changes;
      visit(inner, (one, key, value) => {
        redact(one, key, value, texts + 1);
      });
      if (changes > before) holder[name] = JSON.stringify(inner);
      return;
    }
    changes++;
  };
  visit(value, (holder, name, content) => {
    redact(holder, name, content, 0);
  });
  // Serialised from the checked value: of a name that the text has twice, JSON.parse keeps only the last.
  return {text: JSON.stringify(value)};
}

/** JSON texts inside JSON texts that are looked into; a page reads fewer. */
const mostTexts = 4;

/** Whether an answer has a list or a call besides the checked one, or is too deeply nested to be sure. */
function hasOthers(value: unknown, checked: unknown, vendor: Upstream<Partial<Routes>>, depth = 0): boolean {
  if (typeof value === 'string' && depth <= 8) {
    const inner = unpacked(value);
    return inner !== value && hasOthers(inner, checked, vendor, depth + 1);
  }
  if (typeof value !== 'object' || value === null || value === checked) return false;
  if (Array.isArray(value)) return value.map(unpacked).some((item) => typeof item === 'object' && item !== null);
  return (
    depth > 8 ||
    isCall(readBy(vendor, value)) ||
    Object.values(value).some((inner) => hasOthers(inner, checked, vendor, depth + 1))
  );
}

/** Whether something has a fact that only calls have. */
const isCall = (read: Call | undefined): boolean =>
  read !== undefined &&
  [read.caller.number, read.callee.number, read.startedAt, read.transcript, read.summary, read.recordingUrl].some(
    (fact) => fact !== undefined,
  );
