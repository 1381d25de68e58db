import {upstreamFailure, isSuccess, isJson, isRedirect, refuse, type Answer} from './answer.js';
import {readBytes, readJson} from './body.js';
import {type Bytes} from './bytes.js';
import type {ProxyConfig} from './config.js';
import {send, type TimedRequest, type NoReply} from './upstream.js';

export const upstreamErrors: Readonly<Record<NoReply, () => Answer>> = {
  timeout: () => refuse(504, 'upstream-timeout'),
  gone: () => refuse(499, 'client-gone'),
  unreachable: () => refuse(502, 'upstream-unreachable'),
};

const retryable = [502, 503, 504];

/** The vendor's whole answer, or the proxy's error in its place. */
export async function readData(config: ProxyConfig, request: TimedRequest): Promise<Bytes | Answer> {
  const {gone} = request;
  for (let attempt = 0; ; attempt++) {
    const reply = await send(config.transport, request);
    const silent = typeof reply === 'string';
    // No retry before the vendor's Retry-After, which the client gets.
    const isRetryable = silent
      ? reply === 'unreachable'
      : retryable.includes(reply.status) && !reply.headers.has('retry-after');
    if (isRetryable && attempt === 0 && !gone.cancelled && config.mayRetry()) {
      if (!silent) reply.discard();
      continue;
    }
    if (silent) return upstreamErrors[reply]();
    const refusal = isRedirect(reply)
      ? refuse(502, 'upstream-redirect')
      : !isSuccess(reply)
        ? upstreamFailure(reply)
        : reply.status === 206
          ? refuse(502, 'upstream-unexpected') // no range was requested
          : !isJson(reply)
            ? refuse(502, 'upstream-not-json')
            : undefined;
    if (refusal) {
      reply.discard();
      return refusal;
    }
    const bytes = await readBytes(reply);
    if (bytes === 'broken') {
      const answer = reply.late()
        ? upstreamErrors.timeout()
        : gone.cancelled
          ? upstreamErrors.gone()
          : refuse(502, 'upstream-broken');
      reply.discard(); // the rest of a body that failed to decompress may still arrive
      return answer;
    }
    reply.untimed();
    if (bytes === 'too-large') return refuse(502, 'upstream-too-large');
    // Without a length or chunks, only the connection's end marks the body's, and a cut body looks whole. So does one
    // that `fetch` decompressed: it accepts whatever could be decompressed before the end.
    const isComplete =
      (reply.headers.has('content-length') || reply.headers.has('transfer-encoding')) &&
      (reply.whole !== undefined || !reply.headers.has('content-encoding'));
    return isComplete || readJson(bytes, config.platform) !== 'not-json' ? bytes : refuse(502, 'upstream-not-json');
  }
}
