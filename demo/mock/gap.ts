import type {Random} from './random.js';

/** A field real answers leave out or null; text they also leave empty. */
export type Gappy<T> = T | (T extends string ? '' : never) | null | undefined;

/** Leaves a value out now and then, in one of the ways an answer can without another type than is documented. */
export const gappy = <T>(r: Random, value: T, share: number): Gappy<T> => {
  const hole = r.pick(['' as const, null, undefined]);
  if (!r.chance(share)) return value;
  return hole === '' && typeof value !== 'string' ? null : (hole as Gappy<T>);
};
