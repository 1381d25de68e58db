/**
 * Node's faster operations: reading a whole answer without a web stream, and checking its bytes.
 */
import {Buffer, isUtf8} from 'node:buffer';
import {Agent, request, type IncomingMessage} from 'node:http';
import {Agent as SecureAgent, request as secureRequest} from 'node:https';
import type {Readable} from 'node:stream';
import {createBrotliDecompress, createGunzip, createInflate} from 'node:zlib';
import type {Bytes} from './bytes.js';
import type {Platform} from './platform.js';
import type {Arrival, Transport} from './upstream.js';

const unpackers = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;
const isPacking = (encoding: string): encoding is keyof typeof unpackers => Object.hasOwn(unpackers, encoding);

/** The decompressed body. An error of the reply becomes its error. */
function unpacked(reply: IncomingMessage): Readable {
  const encoding = reply.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return reply;
  if (!isPacking(encoding)) return reply.destroy(new Error('Unexpected content encoding.'));
  const unpacker = unpackers[encoding]();
  reply.on('error', (error) => unpacker.destroy(error)).pipe(unpacker);
  return unpacker;
}

function readWhole(reply: IncomingMessage, most: number): Promise<Bytes | 'too-large'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = [];
    let size = 0;
    const body = unpacked(reply);
    body
      .on('error', reject)
      .on('data', (chunk: Buffer<ArrayBuffer>) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= most) return;
        chunks.length = 0;
        resolve('too-large');
        body.destroy();
        reply.destroy();
      })
      .on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)));
  });
}

function arrival(reply: IncomingMessage): Arrival {
  const get = (name: string): string | null => {
    const value = reply.headers[name];
    return (Array.isArray(value) ? value.join(', ') : value) ?? null;
  };
  return {
    status: reply.statusCode ?? 0,
    headers: {get, has: (name) => get(name) !== null},
    body: null,
    whole: (most) => readWhole(reply, most),
  };
}

/**
 * Splits an address into Node's request options. The vendor's origin is parsed once, not for every request.
 */
function destinations() {
  let last = {origin: '', secure: false, hostname: '', port: ''};
  return (url: string): readonly [destination: typeof last, path: string] => {
    const end = url.indexOf('/', url.indexOf('//') + 2);
    const origin = end < 0 ? url : url.slice(0, end);
    if (origin !== last.origin) {
      const {protocol, hostname, port} = new URL(origin);
      last = {origin, secure: protocol === 'https:', hostname: hostname.replace(/^\[|\]$/g, ''), port};
    }
    return [last, end < 0 ? '/' : url.slice(end)];
  };
}

/** Keeps and shares connections to the vendor until `close`. */
export function nodePlatform(): Platform & {readonly close: () => void} {
  const destination = destinations();
  const agents = {'http:': new Agent({keepAlive: true}), 'https:': new SecureAgent({keepAlive: true})};
  const transport: Transport = (url, {method, headers, body, gone}) =>
    new Promise((resolve, reject) => {
      const [{secure, hostname, port}, path] = destination(url);
      const agent = secure ? agents['https:'] : agents['http:'];
      const allHeaders = {'accept-encoding': 'gzip, deflate, br', ...headers};
      const outgoing = (secure ? secureRequest : request)({hostname, port, path, method, agent, headers: allHeaders});
      const leave = () => {
        outgoing.destroy(new Error('The request was cancelled.'));
      };
      gone.onCancel(leave);
      // Without an `upgrade` listener, Node closes such a connection, and neither event fires.
      outgoing
        .on('error', reject)
        .on('response', (reply) => resolve(arrival(reply)))
        .on('upgrade', (reply, socket) => {
          socket.destroy();
          resolve(arrival(reply));
        })
        .end(body);
    });
  return {
    readsWhole: transport,
    latin1: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
    isUtf8,
    writesLatin1: true,
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}
