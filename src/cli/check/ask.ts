import {request as askHttp, type IncomingMessage} from 'node:http';
import {request as askHttps} from 'node:https';
import type {Options} from './arguments.js';
import {keyFinder, shortest} from '../../proxy/key-leak.js';
import {isAudioType, isJsonType} from '../../proxy/media-type.js';

/** How a path is asked. */
export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Instead of the headers the page would send; `{}` is a stranger. */
  readonly as?: Readonly<Record<string, string>>;
  /** Bytes of the body to read before hanging up. Default 16 MiB, which no page of calls has. */
  readonly most?: number;
}

/** The head of an answer. */
export interface Head {
  readonly status: number;
  /** Names of its headers, in lower case. */
  readonly names: readonly string[];
  /** A header's value; of a repeated one all, joined by commas; empty when there is none. */
  readonly header: (name: string) => string;
}

export interface Answer extends Head {
  readonly body: Buffer;
  /** There was more than was wanted. */
  readonly cut: boolean;
}

/** An answer's media type. */
export const typeOf = ({header}: Answer): string =>
  /^[\w.+-]{1,40}\/[\w.+-]{1,60}/.exec(header('content-type').trim())?.[0].toLowerCase() ?? 'none';
export const isJson = (answer: Answer): boolean => isJsonType(typeOf(answer));
export const isAudio = (answer: Answer): boolean => isAudioType(typeOf(answer));

/** What is remembered of an answer when its body has gone. */
export interface Seen extends Head {
  readonly method: string;
  /** It repeats the value of a header that was sent. */
  readonly echoes: boolean;
  /** A field of its JSON is named like a key. */
  readonly keyed: boolean;
  /** It has a key of the environment's in it. */
  readonly leaks: boolean;
}

/** There was no answer to judge. The message is one line that says what to change. */
export class Unanswered extends Error {}

/**
 * Asks for a path below the endpoint, exactly as it is written: a URL's parser would tidy up what is to be tried.
 * Rejects with Unanswered.
 */
export type Ask = (path: string, question?: Question) => Promise<Answer>;

const longest = 16 * 1024 * 1024;

const reasons: readonly (readonly [code: RegExp, change: string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there: start the proxy, or mend the address'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'that host has no address: mend its name'],
  [/CERT|SELF_SIGNED|ALTNAME/, 'its certificate is not trusted: mend it, or name its authority in NODE_EXTRA_CA_CERTS'],
  [/^HPE_|^EPROTO$|SSL/, 'what answers there does not speak this protocol: mend http or https, or the port'],
  [/^(ECONNRESET|EPIPE)$/, 'the connection broke before the answer was whole: look at the proxy’s log'],
];

/** A system's error in our words, none of the other side's. */
function reason(error: unknown): string {
  const code = String(Object(error) === error ? (error as {code?: unknown}).code : '');
  return (
    reasons.find(([known]) => known.test(code))?.[1] ??
    `no connection (${/^\w{1,40}$/.exec(code)?.[0] ?? 'unknown reason'})`
  );
}

/** The body, up to so many bytes; then the connection ends. */
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
 * The parts of the given values that are worth guarding: of `Bearer abc` the token. What is wanted of the answer is no
 * secret.
 */
const secrets = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers)
    .flatMap(([name, value]) => (/^(accept|content)/.test(name) ? [] : value.split(/[ ;=,]+/)))
    .filter((part) => part.length >= 8);

/**
 * Whether a text has one of the keys in it, in any of the ways in which the proxy looks for its own. Short ones are in
 * many by chance.
 */
const leakFinder = (keys: readonly string[]): ((text: string) => boolean) =>
  keyFinder(keys.filter((key) => key.length >= shortest));

/** An asker that goes as the page would, and the heads of all it was answered. */
export function asker({url, headers: given, timeoutMs, keys}: Options): {
  readonly ask: Ask;
  readonly seen: readonly Seen[];
} {
  const seen: Seen[] = [];
  const send = url.protocol === 'https:' ? askHttps : askHttp;
  const base = url.pathname.replace(/\/+$/, '');
  const guarded = secrets(given);
  const leaks = leakFinder(keys);

  const ask: Ask = async (path, {method = 'GET', headers = {}, body: sending, as = given, most = longest} = {}) => {
    // A range counts encoded bytes, and what is compressed cannot be searched.
    const sent = {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'agni-call-widgets-check',
      ...as,
      ...headers,
    };
    const request = send(url, {method, path: base + path, headers: sent, agent: false});
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      request.destroy();
    }, timeoutMs);
    try {
      const message = await new Promise<IncomingMessage>((resolve, reject) => {
        // It may fail again after the answer began; then reading it fails, too.
        request.once('response', resolve).on('error', reject).end(sending);
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
        throw new Unanswered('it asks this check to wait (429): raise its limit for once, or run this again later');
      return {...head, body, cut};
    } catch (error) {
      if (error instanceof Unanswered) throw error;
      throw new Unanswered(
        late
          ? `no whole answer within ${timeoutMs} ms: see what the proxy waits for, or give --timeout`
          : reason(error),
      );
    } finally {
      clearTimeout(timer);
      request.destroy();
    }
  };
  return {ask, seen};
}
