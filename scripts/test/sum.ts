/** The result of a test run. */
export interface Sum {
  readonly passed: number;
  readonly failed: number;
}

export const added = (sums: readonly Sum[]): Sum => ({
  passed: sums.reduce((sum, {passed}) => sum + passed, 0),
  failed: sums.reduce((sum, {failed}) => sum + failed, 0),
});
