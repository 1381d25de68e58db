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
  const digits = digitsOf(a);
  return digits !== '' && digits === digitsOf(b);
}

/** Digits that a number has at least without its country's code. */
const shortest = 7;

/**
 * Whether two numbers may be one, written with and without the code of its country: `(415) 555-0100` and `+14155550100`. Two
 * that both have their code are one with the same digits alone.
 */
export function maySamePhone(a: string, b: string): boolean {
  if (samePhone(a, b)) return true;
  if (isInternational(a) && isInternational(b)) return false;
  const [long = '', short = ''] = [digitsOf(a), digitsOf(b)].sort((x, y) => y.length - x.length);
  const national = short.replace(/^0+/, ''); // the digit that is only dialled inside the country
  return national.length >= shortest && long.endsWith(national);
}

const isInternational = (number: string): boolean => /^\s*\(?(\+|00)/.test(number.normalize('NFKC'));

/**
 * A number's digits without what stands for the plus sign (`00`), or for a digit that is only dialled inside the country:
 * `+49 (0)30 …` (ITU-T E.123 §7).
 */
export function digitsOf(number = ''): string {
  return number
    .normalize('NFKC')
    .replace(/\(0\)|\D/g, '')
    .replace(/^00/, '');
}
