/** Fails with the expectation `what`. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** Fails unless both have the same JSON. */
export function mustEqual(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  must(a === b, `${what}: ${a?.slice(0, 400)} instead of ${b?.slice(0, 400)}`);
}
