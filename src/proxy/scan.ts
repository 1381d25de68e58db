import {deepest} from './body.js';
import {isRecording, isRecordings} from './fields.js';

/** A recording's address in the text of an answer: from its opening quote to behind the closing one. */
export interface Place {
  readonly from: number;
  readonly to: number;
  /** The id beside it. */
  callId: string | undefined;
}

/** An object or a list that is open. */
interface Holder {
  readonly close: number;
  id: string | undefined;
  callId: string | undefined;
  /** Has an id that only parsing reads: a number, or with letters that are not ASCII's. */
  odd: boolean;
  /** Addresses in it; their call's id may still come. */
  places: Place[] | undefined;
}

const [quote, backslash, colon, space, letterN] = [0x22, 0x5c, 0x3a, 0x20, 0x6e];
/** What closes that which this opens; 0 when it opens nothing. */
const closerOf = (code: number): number => (code === 0x7b ? 0x7d : code === 0x5b ? 0x5d : 0);

/** What may stand between strings besides brackets: blanks, commas and colons, and what numbers, true, false and null are made of. */
const between = new Uint8Array(256);
for (const letter of ' \t\r\n,:0123456789+-.eEtrufalsn') between[letter.charCodeAt(0)] = 1;
const isBetween = (code: number): boolean => between[code] === 1;

/** Letters, digits and underscores that are written as escapes: with them, a name need not look like itself. */
const disguised = /\\u00(?:3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])/i;

/** Where a string ends whose opening quote is here; -1 when it does not. */
function endOf(text: string, open: number): number {
  let end = text.indexOf('"', open + 1);
  while (end > 0 && text.charCodeAt(end - 1) === backslash) {
    let before = end - 2;
    while (text.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1) return end;
    end = text.indexOf('"', end + 1);
  }
  return end;
}

/** Where the next character is that is no blank. */
function skip(text: string, at: number): number {
  while (text.charCodeAt(at) <= space) at++;
  return at;
}

/** Last letters of what {@link isRecording} and {@link isRecordings} know: `rl`, `ri`, `nk`, `ng` and their plurals. */
const isEnding = (before: number, last: number): boolean =>
  last === 0x6c || last === 0x69 ? before === 0x72 : (last === 0x6b || last === 0x67) && before === 0x6e;

type Kind = 'id' | 'callId' | 'recording' | 'recordings' | undefined;

/** What a field's name says, of those that matter here. Nearly all others are told from them by their length or last letters. */
function kindOf(text: string, from: number, to: number): Kind {
  const length = to - from;
  if (length === 2) return text.startsWith('id', from) ? 'id' : undefined;
  if (length < 7) return undefined;
  if (length === 7) return text.startsWith('call_id', from) ? 'callId' : undefined;
  const last = text.charCodeAt(to - 1) | 0x20; // lower case
  const end = last === 0x73 ? to - 1 : to;
  if (!isEnding(text.charCodeAt(end - 2) | 0x20, text.charCodeAt(end - 1) | 0x20)) return undefined;
  const name = text.slice(from, to);
  return isRecording(name) ? 'recording' : isRecordings(name) ? 'recordings' : undefined;
}

/**
 * Looks through JSON for recordings' addresses without making values of it, in a fraction of the time. The text has one character a byte,
 * so that places in it are places in the bytes. `undefined` when it is not plain: then it has to be parsed, which also tells whether it
 * is JSON at all. Brackets and strings are followed exactly; commas and what numbers look like are not.
 */
export function scan(text: string): readonly Place[] | undefined {
  if (text.includes('\\u00') && disguised.test(text)) return undefined;
  const places: Place[] = [];
  const holders: Holder[] = [];
  let holder: Holder | undefined;
  let kind: Kind;
  for (let at = skip(text, 0); at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOf(text, at);
      if (end < 0 || !holder) return undefined;
      if (kind !== undefined) {
        found(holder, kind, text, {from: at, to: end + 1, callId: undefined}, places);
        kind = undefined;
        at = end + 1;
        continue;
      }
      const next = skip(text, end + 1);
      if (text.charCodeAt(next) === colon) {
        kind = kindOf(text, at + 1, end);
        at = skip(text, next + 1);
      } else {
        at = next;
      }
      continue;
    }
    const close = closerOf(code);
    if (kind !== undefined) {
      if (!holder || close > 0) return undefined; // an object or a list of addresses, or as an id
      if (kind === 'id' || kind === 'callId') {
        holder[kind] = undefined;
        holder.odd ||= code !== letterN;
      }
      kind = undefined;
    }
    if (isBetween(code)) {
      at++;
    } else if (close > 0) {
      if (holders.length === deepest) return undefined;
      holders.push(holder = {close, id: undefined, callId: undefined, odd: false, places: undefined});
      at++;
    } else {
      if (holder?.close !== code || (holder.places && holder.odd)) return undefined;
      for (const place of holder.places ?? []) place.callId = holder.id ?? holder.callId;
      holders.pop();
      holder = holders.at(-1);
      at++;
      if (!holder) return skip(text, at) >= text.length ? places : undefined;
    }
  }
  return undefined;
}

/** Notes the string that a field holds whose name matters. */
function found(holder: Holder, kind: Exclude<Kind, undefined>, text: string, place: Place, places: Place[]): void {
  if (kind === 'id' || kind === 'callId') {
    const id = text.slice(place.from + 1, place.to - 1);
    holder[kind] = id;
    holder.odd ||= !/^[\x20-\x5b\x5d-\x7e]*$/.test(id);
  } else if (kind === 'recording' && place.to - place.from > 2) {
    places.push(place);
    (holder.places ??= []).push(place);
  }
}
