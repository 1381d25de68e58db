import type {Random} from './random.js';

/** A field real answers leave out, empty or null it. */
export type Gappy<T> = T | '' | null | undefined;

/** Leaves a value out now and then, in one of the three ways an answer can. */
export const gappy = <T>(r: Random, value: T, share: number): Gappy<T> => {
  const hole = r.pick(['' as const, null, undefined]);
  return r.chance(share) ? hole : value;
};
