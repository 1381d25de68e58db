/** Telephone numbers in a search: one number, however it is written and from wherever it is dialled. */
import {digitsOf} from '../model/phone.js';

/** Digits that are enough to be a telephone number, and no year, price or room. */
export const longNumber = 7;

/** A number, and the extension after it: `x22`, `ext. 22`, `;ext=22`, `#22`, or `,22`, where a telephone waits. */
const extended = new RegExp(
  [
    String.raw`(\d(?:(?![,;:#@])[\d\s\p{P}])*)[\s,;]*`,
    String.raw`(?:\b(?:x|ext(?:n|ension)?|anexo|ramal|interno|poste|durchwahl)|доб(?:авочныи)?|#|,)`,
    String.raw`[.:=#\s]*\d{1,6}(?![\d\p{L}])`,
  ].join(''),
  'gu',
);

/** A search without extensions: whoever has one of them written in another way, or none, is found as well. */
export function withoutExtensions(sought: string): string {
  return sought.replace(extended, (all, number: string) =>
    digitsOf(number).length < longNumber ? all : number.trim(),
  );
}

/** A number without its extension, and without the host of a SIP address: all from the first letter after a digit. */
export function withoutExtension(number: string): string {
  return number.replace(/^(\D*\d[^\p{L}@;,#]*).*$/u, '$1');
}

/** A number's digits, and whether they begin with the country's. */
interface Dialled {
  readonly digits: string;
  readonly isInternational: boolean;
}

const dialled = (number: string): Dialled => ({
  digits: digitsOf(number),
  isInternational: /^\W*(?:\+|00)/.test(number),
});

/**
 * A number without what is dialled before it inside a country, or to leave North America (`011`). That is `0` in most
 * countries; it is `8` in some, whose numbers then have 9 or 11 digits (Turkmenistan, Russia; `80` in Belarus).
 */
function nationalPart({digits, isInternational}: Dialled): string {
  if (isInternational) return digits;
  const trunk = /^(?:\d{9}|\d{11})$/.test(digits) ? /^80?(?=[1-9])|^0/ : /^0(?:11(?=\d{8}))?/;
  return digits.replace(trunk, '');
}

/** A call's numbers, and its texts with nothing between their digits. */
interface Numbered {
  readonly numbers: readonly string[];
  readonly joined: () => string;
}

/** A test whether a call has a number; some of its digits are enough where they are all that is searched for. */
export function hasNumber(run: string, isAlone: boolean): (call: Numbered) => boolean {
  const sought = dialled(run);
  const {digits} = sought;
  const national = nationalPart(sought);
  const isLong = national.length >= longNumber;
  const inTexts = spokenForms(sought, national);
  const isIn = (number: string): boolean => {
    const other = dialled(number);
    if (isAlone ? other.digits.includes(digits) : digits.length > 3 && other.digits.endsWith(digits)) return true;
    const own = nationalPart(other);
    return isLong && (own.includes(national) || (own.length >= longNumber && national.endsWith(own)));
  };
  return ({numbers, joined}) => (digits !== '' && numbers.some(isIn)) || (isLong && inTexts.test(joined()));
}

/** A number in what was said: its national part anywhere, or, without the country's one to three digits, as it is dialled inside. */
function spokenForms({digits, isInternational}: Dialled, national: string): RegExp {
  const inside = [1, 2, 3].map((length) => digits.slice(length)).filter((rest) => rest.length > longNumber);
  const dialledInside = isInternational ? inside.map((rest) => `(?:^|\\D)(?:0|80?)${rest}(?!\\d)`) : [];
  return new RegExp([national, ...dialledInside].join('|'));
}
