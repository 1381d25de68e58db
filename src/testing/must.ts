/** Fails with what should have been. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** Fails unless both are written alike as JSON. */
export function mustEqual(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  must(a === b, `${what}: ${a?.slice(0, 400)} instead of ${b?.slice(0, 400)}`);
}
