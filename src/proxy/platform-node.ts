/**
 * What Node does faster than what every platform has: it reads an answer that is wanted whole without a stream, and
 * looks at its bytes.
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

/** What comes, unpacked. Whatever breaks it, breaks this. */
function unpacked(reply: IncomingMessage): Readable {
  const encoding = reply.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return reply;
  if (!isPacking(encoding)) return reply.destroy(new Error('An encoding that was not asked for.'));
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
 * Where an address leads, as Node wants to be asked. There is one vendor, whose address need not be parsed for every
 * question.
 */
function destinations() {
  let known = {origin: '', secure: false, hostname: '', port: ''};
  return (url: string): readonly [known: typeof known, path: string] => {
    const end = url.indexOf('/', url.indexOf('//') + 2);
    const origin = end < 0 ? url : url.slice(0, end);
    if (origin !== known.origin) {
      const {protocol, hostname, port} = new URL(origin);
      known = {origin, secure: protocol === 'https:', hostname: hostname.replace(/^\[|\]$/g, ''), port};
    }
    return [known, end < 0 ? '/' : url.slice(end)];
  };
}

/** Connections to the vendor are kept until `close`, and shared. */
export function nodePlatform(): Platform & {readonly close: () => void} {
  const destination = destinations();
  const agents = {'http:': new Agent({keepAlive: true}), 'https:': new SecureAgent({keepAlive: true})};
  const transport: Transport = (url, {method, headers, body, gone}) =>
    new Promise((resolve, reject) => {
      const [{secure, hostname, port}, path] = destination(url);
      const agent = secure ? agents['https:'] : agents['http:'];
      const sent = {'accept-encoding': 'gzip, deflate, br', ...headers};
      const question = (secure ? secureRequest : request)({hostname, port, path, method, agent, headers: sent});
      const leave = () => {
        question.destroy(new Error('Nobody waits for it any more.'));
      };
      gone.onCancel(leave);
      // Without a listener, a connection that is to become another protocol's ends without a word.
      question
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
