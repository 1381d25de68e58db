import {upstreamFailure, isSuccess, isJson, isRedirect, refuse, type Answer} from './answer.js';
import {readBytes, readJson} from './body.js';
import {type Bytes} from './bytes.js';
import type {ProxyConfig} from './config.js';
import {ask, type Question, type NoReply} from './upstream.js';

export const upstreamErrors: Readonly<Record<NoReply, () => Answer>> = {
  timeout: () => refuse(504, 'upstream-timeout'),
  gone: () => refuse(499, 'client-gone'),
  unreachable: () => refuse(502, 'upstream-unreachable'),
};

const retryable = [502, 503, 504];

/** The vendor's whole answer, or an answer of the proxy's own in its place. */
export async function readData(config: ProxyConfig, question: Question): Promise<Bytes | Answer> {
  const {gone} = question;
  for (let attempt = 0; ; attempt++) {
    const reply = await ask(config.transport, question);
    const silent = typeof reply === 'string';
    // A vendor that says when to come back is not asked before then; the client gets its Retry-After.
    const again = silent
      ? reply === 'unreachable'
      : retryable.includes(reply.status) && !reply.headers.has('retry-after');
    if (again && attempt === 0 && !gone.cancelled && config.mayRetry()) {
      if (!silent) reply.discard();
      continue;
    }
    if (silent) return upstreamErrors[reply]();
    const refusal = isRedirect(reply)
      ? refuse(502, 'upstream-redirect')
      : !isSuccess(reply)
        ? upstreamFailure(reply)
        : reply.status === 206
          ? refuse(502, 'upstream-unexpected') // no part was asked for, and a part is no answer
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
      reply.discard(); // what could not be unpacked may still be coming
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
