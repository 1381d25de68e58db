/**
 * Further attempts are at most a tenth of all questions, and ten at once: a vendor that is down is not asked twice as
 * much.
 */
export function retryBudget(): {readonly countQuestion: () => void; readonly mayRetry: () => boolean} {
  const most = 10;
  let left = most;
  return {
    countQuestion: () => {
      left = Math.min(most, left + 0.1);
    },
    mayRetry: () => left >= 1 && left-- >= 1,
  };
}
