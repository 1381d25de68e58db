import type {Recording} from './wav.js';

/** Part of a file: from the first byte up to, but not including, `to`. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a `Range` header (RFC 9110 §14.1.2). `undefined`: absent or ignorable (another unit, malformed, several
 * ranges); `unsatisfiable`: outside the file.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : {from: size - length, to: size};
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return undefined;
  if (from >= size) return 'unsatisfiable';
  return {from, to: last === '' ? size : Math.min(Number(last) + 1, size)};
}

/** A recording as a server sends it: whole, partial, unchanged or missing. */
export function serveRecording(request: Request, recording: Recording, etag: string): Response {
  const size = recording.bytes;
  const headers = new Headers({'content-type': 'audio/wav', 'accept-ranges': 'bytes', etag});
  const asked = request.headers;
  const known =
    asked
      .get('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim()) ?? [];
  if (known.includes(etag) || known.includes('*')) return new Response(null, {status: 304, headers});
  // Range applies to GET alone (RFC 9110 §14.2), and only while the file still matches If-Range (§13.1.5).
  const fresh = !asked.has('if-range') || asked.get('if-range') === etag;
  const range = request.method === 'GET' && fresh ? byteRange(asked.get('range'), size) : undefined;
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    headers.delete('content-type');
    return new Response(null, {status: 416, headers});
  }
  const {from, to} = range ?? {from: 0, to: size};
  headers.set('content-length', String(to - from));
  if (range) headers.set('content-range', `bytes ${from}-${to - 1}/${size}`);
  return new Response(request.method === 'HEAD' ? null : recording.stream(from, to), {
    status: range ? 206 : 200,
    headers,
  });
}
