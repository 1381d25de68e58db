import type {Call} from '../model/call.js';
import type {Upstream} from '../vendors/vendor.js';
import {visit, type ReadJson} from './body.js';

/** What happens to an answer on its way out. */
export interface Outgoing {
  readonly vendor: Upstream;
  /** Whether the answer is one call, or a list of them. */
  readonly single: boolean;
  /** Names of fields that are removed wherever they are, as {@link plain} writes them. */
  readonly removed: ReadonlySet<string>;
  /** Where the proxy serves a call's recording. */
  readonly recordingUrl: (callId: string) => string;
  readonly within?: ((call: Call) => boolean) | undefined;
}

/** The answer as it may go out, or why it may not: it is about a call outside, of a shape nobody can check, or nested too deeply. */
export type Released = {readonly text: string} | 'outside' | 'unknown-shape' | 'too-deep';

/** A field's name, whichever way it is spelt. */
export const plain = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/**
 * Whether a field holds a recording's address: it is pre-signed, or wants the key, and belongs to the server either way. Nearly all names
 * are told by their last letter.
 */
const isRecording = (name: string): boolean => /[liks]$/i.test(name.slice(-1)) && /^[\w-]*recording[\w-]*(url|uri|link)s?$/i.test(name);

/** A field with a recording's address, and what the proxy says in its place. */
interface Found {
  readonly holder: Record<string, unknown>;
  readonly name: string;
  readonly address: string;
  readonly own: string | null;
}

/** Removes what may not be seen, and puts the proxy's own address in place of a recording's. */
export function release({text, value}: ReadJson, {vendor, single, removed, recordingUrl, within}: Outgoing): Released {
  // What was looked at is what goes out: of a name that is in the text twice, the value has the last alone.
  let changed = within !== undefined || removed.size > 0;
  if (within && single) {
    const call = vendor.read(vendor.single(value));
    if (!call) return 'unknown-shape';
    if ((within(call) as unknown) !== true) return 'outside'; // a promise is no yes
  } else if (within) {
    const rows = vendor.rows(value);
    if (!rows || hasOthers(value, rows)) return 'unknown-shape';
    const kept = rows.filter(row => {
      const call = vendor.read(row);
      return call !== undefined && (within(call) as unknown) === true;
    });
    rows.length = 0;
    for (const row of kept) rows.push(row);
  }
  const found: Found[] = [];
  const walkable = visit(value, (holder, name, content) => {
    if (removed.size > 0 && removed.has(plain(name))) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- this is what removing a field of parsed JSON is
      delete holder[name];
    } else if (typeof content === 'object' && content !== null && (isRecording(name) || /^recordings?$/i.test(name))) {
      holder[name] = null; // addresses all the same, in a shape nobody documented
      changed = true;
    } else if (typeof content === 'string' && isRecording(name)) {
      const id = holder['id'] ?? holder['call_id'];
      const own = typeof id === 'string' && id !== '' && id.isWellFormed() ? recordingUrl(id) : null;
      found.push({holder, name, address: content, own: content === '' ? '' : own}); // empty: there is none to play
    }
  });
  if (!walkable) return 'too-deep';
  const replaced = changed ? undefined : replace(text, found);
  if (replaced !== undefined) return {text: replaced};
  for (const {holder, name, own} of found) holder[name] = own;
  return {text: JSON.stringify(value)};
}

/** Whether an answer has a list beside the one that was looked at, or is nested too deeply to tell. */
function hasOthers(value: unknown, rows: readonly unknown[], depth = 0): boolean {
  if (typeof value !== 'object' || value === null || value === rows) return false;
  if (Array.isArray(value)) return value.some(item => typeof item === 'object' && item !== null);
  return depth > 8 || Object.values(value).some(inner => hasOthers(inner, rows, depth + 1));
}

/** A field whose name has been found in the text, from the quote before the name to the end of its value, or to the beginning of a list. */
const fieldHere = /"(\w+)"(\s*:\s*)("[^"\\]*(?:\\.[^"\\]*)*"|[[{])/y;

/** Letters, digits and underscores that are written as escapes: with them, a name need not look like itself. */
const disguised = /\\u00(?:3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])/i;

/** A quote further from the word than this does not open a name. */
const longestPrefix = 40;

/**
 * The text with other addresses in it, without writing everything anew. An unescaped quote before a name can only open it, so what looks
 * like such a field is one; should the fields found here differ from those in the value all the same (a name written with escapes, or
 * twice), there is no result.
 */
function replace(text: string, found: readonly Found[]): string | undefined {
  if (disguised.test(text)) return undefined;
  const parts: string[] = [];
  let [end, next] = [0, 0];
  for (let at = text.indexOf('ecording'); at >= 0; at = text.indexOf('ecording', at + 1)) {
    const start = Math.max(end, at - longestPrefix);
    const quote = text.slice(start, at).lastIndexOf('"');
    const from = fieldHere.lastIndex = start + quote;
    const [whole, name = '', colon, address = ''] = quote < 0 ? [] : fieldHere.exec(text) ?? [];
    if (whole === undefined || !isRecording(name)) continue;
    const one = found[next++];
    if (one?.name !== name || !address.endsWith('"') || one.address !== JSON.parse(address)) return undefined;
    parts.push(text.slice(end, from), `"${name}"${colon}${JSON.stringify(one.own)}`);
    end = from + whole.length;
  }
  return next === found.length ? parts.join('') + text.slice(end) : undefined;
}
