import type {Call} from './call.js';

/** Whether a number is written in E.164: a plus sign, a country code and at most 15 digits in all (ITU-T E.164 §6). */
export function isE164(number: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(number);
}

export function takesPart({caller, callee}: Pick<Call, 'caller' | 'callee'>, number: string): boolean {
  return samePhone(caller.number, number) || samePhone(callee.number, number);
}

/** Whether two numbers have the same digits, regardless of punctuation. */
export function samePhone(a: string | undefined, b: string | undefined): boolean {
  const digits = (number = '') => number.replace(/\D/g, '');
  return digits(a) !== '' && digits(a) === digits(b);
}
