import {CallsError} from '../model/errors.js';

/**
 * The text of an attribute that must be there; a refusal while it is missing or empty. Scripts may set what is no text.
 */
export function given(attribute: string, value: string | number | undefined): string {
  const text = String(value ?? '').trim();
  if (text) return text;
  throw new CallsError('not-configured', {attribute, missing: true});
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
export function matching(
  attribute: string,
  value: string | undefined,
  ok: (value: string) => boolean,
): string | undefined {
  return checked(attribute, value || undefined, !value || ok(value));
}

/** Whether text is ISO 8601, a date or a date with a time. */
export function isDate(value: string): boolean {
  const day = value.slice(0, 10);
  // V8 takes 31 February for 3 March.
  return (
    /^[\d-]{10}(T[\d:.]+(Z|[+-][\d:]+)?)?$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(day).toJSON().startsWith(day)
  );
}
