/**
 * What a word for a call's end says of its success. Vendors have dozens of such words and add more, so they are grouped by
 * the words within them; one that nobody knows says nothing.
 */

/** The other side was never on the line, or there was an attempt at a call that failed. */
export type Ending = 'missed' | 'failed';

/** Longer text is somebody's sentence, whose words may be about anything. */
const longest = 6;

/** The words and word groups of an ending; the first match counts. */
const endings: readonly (readonly [Ending | undefined, RegExp])[] = [
  [undefined, /^(no|without|zero)_(errors?|fail(ure|ures|ed)?)(_|$)/],
  ['failed', /^(err|error|errors|fault)(_|$)/],
  // Being passed on, left a message, or cut off at a set length are ends of calls that took place.
  [
    undefined,
    /(^|_)(transfer\w*|voicemail|silence|inactivity|((max|maximum)_)?(duration|time)_(limit|reached|exceeded))(_|$)/,
  ],
  // Technical.
  ['failed', /(^|_)(error|fail(ed|ure|s)?|fault|crash(ed)?|exception|could_not_connect|timed_out_connecting)(_|$)/],
  // Not reached.
  [
    'missed',
    /(^|_)(busy|missed|unanswered|no_(answer|response|pickup)|(not|never)_(answer(ed)?|reached|reachable|connected|picked_up))(_|$)/,
  ],
  ['missed', /(^|_)(unreachable|(registered_call|ring(ing)?|dial(ing)?|answer)_time(d_)?out)(_|$)/],
  ['missed', /^((user|customer|caller|callee|client|remote|call|person)_)?(declined|cancell?ed|unavailable)(_call)?$/],
  ['missed', /^(user|customer|callee|client|remote|person)_rejected(_call)?$/],
  // Limits of an account.
  [
    'failed',
    /(^|_)(concurrency|quota|(limit|limits)_(reached|exceeded|hit)|rate_limit(ed)?|too_many_(calls|requests))(_|$)/,
  ],
  [
    'failed',
    /(^|_)(no_(valid_)?|missing_|insufficient_|invalid_|low_|out_of_|exhausted_)(payment|credits?|funds?|balance)(_|$)/,
  ],
  ['failed', /(^|_)payment_(required|missing|overdue|declined)(_|$)/],
  // Blocked.
  ['failed', /(^|_)(spam|scam|fraud\w*|blocked|blacklist(ed)?|blocklist(ed)?|do_not_call|dnc|banned)(_|$)/],
  ['failed', /(^|_)(denied|forbidden|unauthori[sz]ed|not_allowed|invalid|unallocated|unavailable|rejected)(_|$)/],
];

/** The ending a word stands for; `undefined` where it is a usual one, or unknown. */
export function endingOf(word = ''): Ending | undefined {
  const plain = word
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^\p{L}\d]+/gu, '_')
    .replace(/^_|_$/g, '')
    .toLowerCase();
  if (plain.split('_').length > longest) return plain.startsWith('error_') ? 'failed' : undefined;
  return endings.find(([, words]) => words.test(plain))?.[0];
}
