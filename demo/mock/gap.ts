import type {Random} from './random.js';

/** A field that real answers omit or set to null; texts may also be empty. */
export type Gappy<T> = T | (T extends string ? '' : never) | null | undefined;

/** Drops a value occasionally, in one of the ways the documented types allow. */
export const gappy = <T>(r: Random, value: T, share: number): Gappy<T> => {
  const hole = r.pick(['' as const, null, undefined]);
  if (!r.chance(share)) return value;
  return hole === '' && typeof value !== 'string' ? null : (hole as Gappy<T>);
};
