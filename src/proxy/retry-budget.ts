/**
 * Limits retries to a tenth of all requests, and to ten at once: an outage at the vendor must not double its traffic.
 */
export function retryBudget(): {readonly countRequest: () => void; readonly mayRetry: () => boolean} {
  const most = 10;
  let left = most;
  return {
    countRequest: () => {
      left = Math.min(most, left + 0.1);
    },
    mayRetry: () => left >= 1 && left-- >= 1,
  };
}
