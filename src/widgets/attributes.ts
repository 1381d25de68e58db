/** From attributes to a question's values; an invalid one throws a CallsError that names its attribute. */
import {CallsError} from '../model/errors.js';

/** The text of a required attribute. Scripts may set other types. */
export function required(attribute: string, value: string | number | undefined): string {
  const text = String(value ?? '').trim();
  if (text) return text;
  throw new CallsError('not-configured', {attribute, missing: true});
}

/** The value, if it is a valid one. */
export function valid<T>(attribute: string, value: T, isValid: boolean): T {
  if (isValid) return value;
  throw new CallsError('bad-request', {attribute});
}

/** A whole number from 1 to `most`. */
export function wholeNumber(attribute: string, value: number, most = Infinity): number {
  return valid(attribute, value, Number.isSafeInteger(value) && value >= 1 && value <= most);
}

/** Text, absent when empty; a present one must pass the test. */
export function matching(
  attribute: string,
  value: string | undefined,
  isValid: (value: string) => boolean,
): string | undefined {
  return valid(attribute, value || undefined, !value || isValid(value));
}

export function isDate(value: string): boolean {
  const day = value.slice(0, 10);
  const hasShape = /^[\d-]{10}(T[\d:.]+(Z|[+-][\d:]+)?)?$/.test(value);
  // V8 accepts 31 February as 3 March.
  return hasShape && !Number.isNaN(Date.parse(value)) && new Date(day).toJSON().startsWith(day);
}
