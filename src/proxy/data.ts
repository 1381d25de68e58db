import {failed, isFine, isJson, redirects, refuse, type Answer} from './answer.js';
import {readBytes, readJson} from './body.js';
import {type Bytes} from './bytes.js';
import type {Settings} from './config.js';
import {ask, type Question, type Silence} from './upstream.js';

export const silences: Readonly<Record<Silence, () => Answer>> = {
  timeout: () => refuse(504, 'upstream-timeout'),
  gone: () => refuse(499, 'client-gone'),
  unreachable: () => refuse(502, 'upstream-unreachable'),
};

const passing = [502, 503, 504];

/** What the vendor says, read to its end; or an answer of the proxy's own in its place. */
export async function readData(config: Settings, question: Question): Promise<Bytes | Answer> {
  const {gone} = question;
  for (let attempt = 0; ; attempt++) {
    const reply = await ask(config.transport, question);
    const silent = typeof reply === 'string';
    // A vendor that says when to come back is not asked before; whoever asks is told.
    const again = silent
      ? reply === 'unreachable'
      : passing.includes(reply.status) && !reply.headers.has('retry-after');
    if (again && attempt === 0 && !gone.left && config.mayRetry()) {
      if (!silent) reply.discard();
      continue;
    }
    if (silent) return silences[reply]();
    const refusal = redirects(reply)
      ? refuse(502, 'upstream-redirect')
      : !isFine(reply)
        ? failed(reply)
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
      const answer = reply.late() ? silences.timeout() : gone.left ? silences.gone() : refuse(502, 'upstream-broken');
      reply.discard(); // what could not be unpacked may still be coming
      return answer;
    }
    reply.untimed();
    if (bytes === 'too-large') return refuse(502, 'upstream-too-large');
    // Where nothing but the connection's end tells the body's, one that was cut is not told by it. Nor is one that
    // `fetch` unpacked: it takes for whole whatever could be unpacked before the end.
    const told =
      (reply.headers.has('content-length') || reply.headers.has('transfer-encoding')) &&
      (reply.whole !== undefined || !reply.headers.has('content-encoding'));
    return told || readJson(bytes, config.platform) !== 'not-json' ? bytes : refuse(502, 'upstream-not-json');
  }
}
