/** Bytes of a body. */
export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Bytes as a string of one character each, for platforms that write it faster: V8 keeps strings on its own heap, which it
 * collects more often.
 */
export class Latin1 {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  bytes(): Bytes {
    return Uint8Array.from(this.text, (character) => character.charCodeAt(0));
  }
}

export function concatenated(
  chunks: readonly Uint8Array[],
  size = chunks.reduce((sum, {length}) => sum + length, 0),
): Bytes {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
