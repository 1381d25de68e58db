import {parseJson} from '../model/json.js';
import {concatenated, type Bytes} from './bytes.js';
import type {Platform} from './platform.js';
import type {Reply} from './upstream.js';

/** Why a body cannot be used. */
export type BadBody = 'too-large' | 'broken';

/** Bytes; larger than any page of calls. */
export const longestBody = 16 * 1024 * 1024;

/** Levels of nesting that pass. `JSON.parse` accepts thousands, on which recursive functions overflow the stack. */
const deepest = 64;

/** Stands where content was too deep to be looked into. */
export const cut = '…';

/** Reads a body to its end, up to so many bytes, counted after decompression. */
export function readBytes(
  reply: Pick<Reply, 'headers' | 'body' | 'whole' | 'discard' | 'ending'>,
  most = longestBody,
): Promise<Bytes | BadBody> {
  return new Promise((resolve) => {
    // A stream may ignore its cancellation: the caller does not wait for it.
    const broken = () => {
      resolve('broken');
    };
    const length = Number(reply.headers.get('content-length') ?? NaN);
    const read =
      length > most ? Promise.resolve('too-large' as const) : reply.whole ? reply.whole(most) : readStream(reply, most);
    read.then((bytes) => {
      resolve(bytes);
      if (bytes === 'too-large') reply.discard();
    }, broken);
    reply.ending.onCancel(broken);
  });
}

async function readStream({body, ending}: Pick<Reply, 'body' | 'ending'>, most: number): Promise<Bytes | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  ending.onCancel(() => {
    reader?.cancel().catch(() => undefined);
  });
  for (;;) {
    const {done, value} = (await reader?.read()) ?? {done: true, value: undefined};
    if (done) return concatenated(chunks, size);
    size += value.length;
    if (size > most) return 'too-large';
    chunks.push(value);
  }
}

const decoder = new TextDecoder();

/** Parsed JSON; an object, since the value may be anything. */
export interface ReadJson {
  readonly value: unknown;
}

/** Parses JSON, which must be UTF-8 (RFC 8259 §8.1). */
export function readJson(bytes: Uint8Array, {isUtf8}: Pick<Platform, 'isUtf8'>): ReadJson | 'not-json' {
  if (!isUtf8(bytes)) return 'not-json';
  try {
    const value = parseJson(decoder.decode(bytes));
    return {value};
  } catch {
    return 'not-json';
  }
}

/** Called for a field of parsed JSON, and for a text in a list, whose name is its number. */
export type Visit = (holder: Record<string, unknown>, name: string, content: unknown) => void;

/**
 * Visits every field, outer ones first. Content deeper than any call's becomes `…`, and everything else stays: nobody has
 * looked into it, so it may not pass, and no recursive function may walk it (JSON.stringify is one).
 */
export function visit(value: unknown, each: Visit, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  const inside = (holder: Record<string | number, unknown>, name: string | number) => {
    const content = holder[name];
    if (typeof content !== 'object' || content === null) return;
    if (depth + 1 < deepest) visit(content, each, depth + 1);
    else holder[name] = cut;
  };
  const holder = value as Record<string, unknown>;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      if (typeof value[index] === 'string') each(holder, `${index}`, value[index]);
      else inside(holder, index);
    }
    return;
  }
  // Parsed JSON inherits no enumerable names, and Object.entries would cost as much as the walk.
  for (const name in holder) {
    each(holder, name, holder[name]);
    inside(holder, name);
  }
}

/** Cuts what is too deep, for readers that would follow it to its end. */
export function cutDeep(value: unknown): void {
  visit(value, () => undefined);
}
