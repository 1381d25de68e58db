import type {Reply} from './upstream.js';

/** Why a body is no use. */
export type BadBody = 'too-large' | 'broken';

/** Bytes of an answer that is read whole; more than any page of calls has. */
export const longestBody = 16 * 1024 * 1024;

/** Levels of nesting. `JSON.parse` takes thousands on which everything recursive overflows its stack. */
const deepest = 64;

/** Reads a body to its end, as long as it stays within so many bytes: what is counted is what it unpacks to. */
export async function readBytes(reply: Reply, most = longestBody): Promise<Uint8Array | BadBody> {
  const length = Number(reply.headers.get('content-length') ?? NaN);
  if (length > most) {
    reply.discard();
    return 'too-large';
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = reply.body?.getReader();
    for (;;) {
      const {done, value} = await reader?.read() ?? {done: true, value: undefined};
      if (done) break;
      size += value.length;
      if (size > most) {
        reply.discard();
        return 'too-large';
      }
      chunks.push(value);
    }
  } catch {
    return 'broken';
  }
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const decoder = new TextDecoder();
const strict = new TextDecoder('utf-8', {fatal: true});

/** JSON as it came, and what it says. */
export interface ReadJson {
  readonly text: string;
  readonly value: unknown;
}

/** JSON, if it is that: text that is no UTF-8 is not (RFC 8259 §8.1). */
export function readJson(bytes: Uint8Array): ReadJson | 'not-json' {
  try {
    let text = decoder.decode(bytes);
    // A strict decoder is several times slower in Node: it is asked where there may be something to refuse.
    if (text.includes('\uFFFD')) text = strict.decode(bytes);
    const value: unknown = JSON.parse(text);
    return {text, value};
  } catch {
    return 'not-json';
  }
}

/** Sees a field of parsed JSON. */
export type Visit = (holder: Record<string, unknown>, name: string, content: unknown) => void;

/** Visits every field, outer ones first. `false` when they lie too deep: then nobody may walk this value, JSON.stringify neither. */
export function visit(value: unknown, each: Visit, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every(item => visit(item, each, depth + 1));
  const holder = value as Record<string, unknown>;
  // What JSON.parse made has no inherited names, and a list of its entries would cost as much as the walk.
  for (const name in holder) {
    const content = holder[name];
    each(holder, name, content);
    if (typeof content === 'object' && !visit(content, each, depth + 1)) return false;
  }
  return true;
}
