import {allowed, dataAnswer, methods, recordingAnswer, refuse} from './answer.js';
import {match} from './match.js';
import type {Asked, ProxyOptions, Settings} from './options.js';
import {settings} from './options.js';
import type {Silence} from './upstream.js';
import {ask} from './upstream.js';

/** Anything but a plain yes is a no, an error included; its text stays here. */
async function mayHave({authorize}: Settings, request: Request, asked: Asked): Promise<boolean> {
  try {
    // Whatever its type says: a string or an object is not a yes.
    const answer: unknown = await authorize(request, asked);
    return answer === true;
  } catch {
    return false;
  }
}

/** What goes upstream of the page's own headers: what a player needs for seeking, and which type is wanted. */
const passedOn = {data: ['accept'], recording: ['accept', 'range', 'if-range', 'if-none-match']};

function headersFor(request: Request, recording: boolean): Headers {
  // A range counts encoded bytes (RFC 9110 §14.1.2): what is compressed cannot be sought in.
  const headers = new Headers(recording ? {'accept-encoding': 'identity'} : {accept: 'application/json'});
  for (const name of recording ? passedOn.recording : passedOn.data) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

const silences: Readonly<Record<Silence, () => Response>> = {
  timeout: () => refuse(504, 'upstream-timeout'),
  gone: () => refuse(499, 'client-gone'),
  unreachable: () => refuse(502, 'upstream-unreachable'),
};

/**
 * Makes a proxy between a page and a vendor: a function from Request to Response for any server that has them. It adds the key, which
 * therefore never reaches a browser, and lets only the vendor's documented reads pass, only for whom `authorize` says yes.
 * The JSON passes as it is, so a `recording_url` inside it does too.
 */
export function createProxy(options: ProxyOptions): (request: Request) => Promise<Response> {
  const config = settings(options);
  return async request => {
    const found = match(config, request.url);
    if (!found) return refuse(404, 'unknown-route');
    if (found === 'bad-id') return refuse(400, 'invalid-id');
    const {method} = request;
    if (method === 'OPTIONS') return methods();
    if (method !== 'GET' && method !== 'HEAD') return refuse(405, 'method-not-allowed', {allow: allowed});

    if (!await mayHave(config, request, found.asked)) return refuse(403, 'forbidden');
    const recording = found.asked.name === 'recording';
    const headers = headersFor(request, recording);
    try {
      headers.set(config.keyHeader, await config.key());
    } catch {
      return refuse(500, 'no-credentials');
    }
    const reply = await ask(config, {url: found.url, method, headers, gone: request.signal, timed: recording ? 'head' : 'body'});
    if (typeof reply === 'string') return silences[reply]();
    return recording ? recordingAnswer(reply) : dataAnswer(reply);
  };
}
