/** An element's load state, as one value. */
export type LoadState =
  /** No question: an attribute is missing, or no call is selected. */
  | 'idle'
  /** The first answer is pending. */
  | 'loading'
  /** Another answer is pending while the last one is on screen. */
  | 'refreshing'
  /** The answer is on screen. */
  | 'ready'
  /** The answer has no calls. */
  | 'empty'
  /** The latest request failed; an earlier answer stays on screen. */
  | 'failed';
