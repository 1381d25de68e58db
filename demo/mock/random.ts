/** A small seeded random number generator: equal seeds produce equal numbers in every engine. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** Spreads the bits of two whole numbers over 32 (the finaliser of MurmurHash3). */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * mulberry32 by Tommy Ettinger (public domain): 32 bits of state, random enough for a mock, and quick to restart for
 * every call.
 */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError('pick() from an empty list');
      return list[Math.floor(next() * list.length)] as T;
    },
  };
}

/** Four hex digits. */
export const hex4 = (value: number) => (0x10000 + (value & 0xffff)).toString(16).slice(1);

/** A version 4 UUID (RFC 9562 §5.4) from seeded numbers; `first` replaces its first eight digits. */
export function uuid(numbers: Random, first = numbers.int(0, 0xffffffff)): string {
  const a = numbers.int(0, 0xffffffff);
  const b = numbers.int(0, 0xffffffff);
  const c = numbers.int(0, 0xffffffff);
  const version = hex4(0x4000 | (a & 0x0fff));
  const variant = hex4(0x8000 | ((b >>> 16) & 0x3fff));
  const tail = `${hex4(b)}${hex4(c >>> 16)}${hex4(c)}`;
  return `${hex4(first >>> 16)}${hex4(first)}-${hex4(a >>> 16)}-${version}-${variant}-${tail}`;
}
