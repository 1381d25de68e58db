import {CallsError} from '../model/errors.js';

/** A refusal that names the attribute to fix. */
export function badRequest(attribute: string, hint: string): CallsError {
  return new CallsError('bad-request', {attribute, hint});
}

/** A refusal of an element that still waits for an attribute. */
export function missing(attribute: string): CallsError {
  return new CallsError('not-configured', {missing: true, attribute, hint: `${attribute} is missing or empty.`});
}

/** A whole number from 1 to `most`, or a refusal. */
export function wholeNumber(attribute: string, value: number, most = Number.MAX_SAFE_INTEGER): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw badRequest(attribute, `${attribute} must be a whole number from 1${most < 1e6 ? ` to ${most}` : ''}.`);
}

/** ISO 8601, a date or a date with a time, or a refusal. */
export function isoDate(attribute: string, value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (/^\d{4}-\d\d-\d\d(T.*)?$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw badRequest(attribute, `${attribute} must be ISO 8601, for example 2026-06-11 or 2026-06-11T09:30:00Z.`);
}
