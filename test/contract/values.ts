/** Little readers for answers whose types are already known to be right. */
import type {Row} from './documents.js';

/** The rows of a list; none where there is no list. */
export const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);

export const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** A value in words. */
export const show = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');

/** Whether nothing is less than what comes before it, and all are numbers. */
export const ordered = (values: readonly number[]): boolean =>
  values.every((value, i) => !Number.isNaN(value) && (i === 0 || value >= (values[i - 1] ?? NaN)));

/**
 * The fields of a documented example that calls lack: no call has a value there, or more than a quarter of them do not
 * have the field.
 */
export function* gaps(calls: readonly Row[], example: unknown): Generator<string> {
  for (const name of Object.keys(example as Row)) {
    if (calls.every((one) => (one[name] ?? '') === '')) yield `no call has a value for ${name}`;
    if (calls.filter((one) => name in one).length < calls.length * 0.75) yield `${name} is not in most of the calls`;
  }
}
