/** What an element is doing, as one value. */
export type LoadState =
  /** It has no question to ask: an attribute is missing, or no call is chosen. */
  | 'idle'
  /** It waits for its first answer. */
  | 'loading'
  /** It waits for another answer while the last one is on screen. */
  | 'refreshing'
  /** The answer is on screen. */
  | 'ready'
  /** The answer has no calls. */
  | 'empty'
  /** There is no answer, or no newer one; the last one stays on screen. */
  | 'failed';
