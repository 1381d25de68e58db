import {request as askHttp, type IncomingMessage} from 'node:http';
import {request as askHttps} from 'node:https';
import type {Options} from './arguments.js';
import {keyFinder, shortest} from '../../proxy/key-leak.js';
import {isAudioType, isJsonType} from '../../proxy/media-type.js';

/** How a path is requested. */
export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** In place of the page's headers; `{}` is a stranger. */
  readonly as?: Readonly<Record<string, string>>;
  /** Bytes of the body to read before closing the connection. Default 16 MiB, larger than any page of calls. */
  readonly most?: number;
}

/** The head of an answer. */
export interface Head {
  readonly status: number;
  /** Names of its headers, in lower case. */
  readonly names: readonly string[];
  /** A header's value; repeated ones joined by commas; empty when absent. */
  readonly header: (name: string) => string;
}

export interface Answer extends Head {
  readonly body: Buffer;
  /** The body was longer than {@link Question.most}. */
  readonly cut: boolean;
}

/** An answer's media type. */
export const typeOf = ({header}: Answer): string =>
  /^[\w.+-]{1,40}\/[\w.+-]{1,60}/.exec(header('content-type').trim())?.[0].toLowerCase() ?? 'none';
export const isJson = (answer: Answer): boolean => isJsonType(typeOf(answer));
export const isAudio = (answer: Answer): boolean => isAudioType(typeOf(answer));

/** What the last probes need of an answer, without its body. */
export interface Seen extends Head {
  readonly method: string;
  /** It echoes the value of a request header. */
  readonly echoes: boolean;
  /** A field of its JSON is named like a key. */
  readonly keyed: boolean;
  /** It contains a key from the environment. */
  readonly leaks: boolean;
}

/** There is no answer to judge. The message says in one line what to change. */
export class Unanswered extends Error {}

/**
 * Requests a path below the endpoint exactly as written: a URL parser would normalise the dots and escapes under test.
 * Rejects with Unanswered.
 */
export type Ask = (path: string, question?: Question) => Promise<Answer>;

const longest = 16 * 1024 * 1024;

const reasons: readonly (readonly [code: RegExp, change: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there: start the proxy, or fix the address'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'that host has no address: fix its name'],
  [/CERT|SELF_SIGNED|ALTNAME/, 'its certificate is not trusted: fix it, or name its authority in NODE_EXTRA_CA_CERTS'],
  [/^HPE_|^EPROTO$|SSL/, 'what answers there does not speak this protocol: check http or https, and the port'],
  [/^(ECONNRESET|EPIPE)$/, 'the connection broke before the answer was whole: check the proxy’s log'],
];

/** A system error in our words; it quotes nothing from the server. */
function reason(error: unknown): string {
  const code = String(Object(error) === error ? (error as {code?: unknown}).code : '');
  return (
    reasons.find(([known]) => known.test(code))?.[1] ??
    `no connection (${/^\w{1,40}$/.exec(code)?.[0] ?? 'unknown reason'})`
  );
}

/** Reads up to so many bytes of the body, then ends the connection. */
async function bodyOf(message: IncomingMessage, most: number): Promise<Pick<Answer, 'body' | 'cut'>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    chunks.push(chunk.subarray(0, Math.max(0, chunk.length - (size - most))));
    if (size > most) break; // leaving the loop ends the connection
  }
  return {body: Buffer.concat(chunks), cut: size > most};
}

/**
 * The secret parts of the page's headers: of `Bearer abc`, the token. Content negotiation is no secret.
 */
const secrets = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers)
    .flatMap(([name, value]) => (/^(accept|content)/.test(name) ? [] : value.split(/[ ;=,]+/)))
    .filter((part) => part.length >= 8);

/**
 * Finds the keys in a text, as the proxy finds its own. Short keys occur in many texts by chance.
 */
const leakFinder = (keys: readonly string[]): ((text: string) => boolean) =>
  keyFinder(keys.filter((key) => key.length >= shortest));

/** Requests paths as the page would, and records the head of every answer. */
export function asker({url, headers: pageHeaders, timeoutMs, keys}: Options): {
  readonly ask: Ask;
  readonly seen: readonly Seen[];
} {
  const seen: Seen[] = [];
  const send = url.protocol === 'https:' ? askHttps : askHttp;
  const base = url.pathname.replace(/\/+$/, '');
  const guarded = secrets(pageHeaders);
  const leaks = leakFinder(keys);

  const ask: Ask = async (
    path,
    {method = 'GET', headers = {}, body: requestBody, as = pageHeaders, most = longest} = {},
  ) => {
    // Ranges count encoded bytes (RFC 9110 §14.1.2), and compressed text cannot be searched.
    const allHeaders = {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'agni-call-widgets-check',
      ...as,
      ...headers,
    };
    const request = send(url, {method, path: base + path, headers: allHeaders, agent: false});
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      request.destroy();
    }, timeoutMs);
    try {
      const message = await new Promise<IncomingMessage>((resolve, reject) => {
        // A later error also fails the reading of the body.
        request.once('response', resolve).on('error', reject).end(requestBody);
      });
      const {statusCode: status = 0, statusMessage = '', rawHeaders, headersDistinct: all} = message;
      const head: Head = {status, names: Object.keys(all), header: (name) => all[name]?.join(', ') ?? ''};
      const {body, cut} = await bodyOf(message, most);
      const everything = [...Object.values(all).flatMap((values) => values ?? []), body.toString('latin1')];
      const echoes = guarded.some((part) => everything.some((text) => text.includes(part)));
      const keyed = /"(x[-_])?api[-_]?key"\s*:\s*"[^"]/i.test(everything.at(-1) ?? '');
      seen.push({
        ...head,
        method,
        echoes,
        keyed,
        leaks: [statusMessage, ...rawHeaders, everything.at(-1) ?? ''].some(leaks),
      });
      if (status === 429)
        throw new Unanswered(
          'the endpoint limits requests (429): raise the limit for this check, or run it again later',
        );
      return {...head, body, cut};
    } catch (error) {
      if (error instanceof Unanswered) throw error;
      throw new Unanswered(
        late
          ? `no complete answer within ${timeoutMs} ms: check what the proxy waits for, or pass a longer --timeout`
          : reason(error),
      );
    } finally {
      clearTimeout(timer);
      request.destroy();
    }
  };
  return {ask, seen};
}
