import {joined, type Bytes} from './bytes.js';
import type {Platform} from './platform.js';
import type {Reply} from './upstream.js';

/** Why a body is no use. */
export type BadBody = 'too-large' | 'broken';

/** Bytes of an answer that is read whole; more than any page of calls has. */
export const longestBody = 16 * 1024 * 1024;

/** Levels of nesting. `JSON.parse` takes thousands on which everything recursive overflows its stack. */
const deepest = 64;

/** Reads a body to its end, as long as it stays within so many bytes: what is counted is what it unpacks to. */
export function readBytes(
  reply: Pick<Reply, 'headers' | 'body' | 'whole' | 'discard' | 'ending'>,
  most = longestBody,
): Promise<Bytes | BadBody> {
  return new Promise((resolve) => {
    // A body may not hear of the end, or not tell: nobody waits for it all the same.
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
    if (done) return joined(chunks, size);
    size += value.length;
    if (size > most) return 'too-large';
    chunks.push(value);
  }
}

const decoder = new TextDecoder();

/** What JSON says. */
export interface ReadJson {
  readonly value: unknown;
}

/** JSON, if it is that: text that is no UTF-8 is not (RFC 8259 §8.1). */
export function readJson(bytes: Uint8Array, {isUtf8}: Pick<Platform, 'isUtf8'>): ReadJson | 'not-json' {
  if (!isUtf8(bytes)) return 'not-json';
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    return {value};
  } catch {
    return 'not-json';
  }
}

/** Sees a field of parsed JSON. */
export type Visit = (holder: Record<string, unknown>, name: string, content: unknown) => void;

/**
 * Visits every field, outer ones first. `false` when they lie too deep: then nobody may walk this value, JSON.stringify
 * neither.
 */
export function visit(value: unknown, each: Visit, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every((item) => visit(item, each, depth + 1));
  const holder = value as Record<string, unknown>;
  // What JSON.parse made has no inherited names, and a list of its entries would cost as much as the walk.
  for (const name in holder) {
    const content = holder[name];
    each(holder, name, content);
    if (typeof content === 'object' && !visit(content, each, depth + 1)) return false;
  }
  return true;
}
