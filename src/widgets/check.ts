import {CallsError} from '../model/errors.js';

/** Refuses to ask while an attribute is missing. */
export function missing(attribute: string): CallsError {
  return new CallsError('not-configured', {attribute, missing: true});
}

/** The value; a refusal that names the attribute when the value will not do. */
export function checked<T>(attribute: string, value: T, ok: boolean): T {
  if (ok) return value;
  throw new CallsError('bad-request', {attribute});
}

/** A whole number from 1 to `most`, or a refusal. */
export function wholeNumber(attribute: string, value: number, most = Infinity): number {
  return checked(attribute, value, Number.isSafeInteger(value) && value >= 1 && value <= most);
}

/** Text, absent when empty; a refusal when it does not match. */
export function matching(attribute: string, value: string | undefined, ok: (value: string) => boolean): string | undefined {
  return checked(attribute, value || undefined, !value || ok(value));
}

/** Whether text is ISO 8601, a date or a date with a time. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-][\d:]+)?)?$/.test(value) || Number.isNaN(Date.parse(value))) return false;
  return new Date(value.slice(0, 10)).getUTCDate() === Number(value.slice(8, 10)); // V8 takes 31 February for 3 March
}
