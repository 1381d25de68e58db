/** Escapes in a text, the start or the end of one, or a number. None matches a whole text: engines limit how long a match may be. */
const tokens = /(?:\\(?:u[\da-f]{4}|.)){1,100}|"|-?\d[\d.e+-]*/gi;

/**
 * The value of JSON text, as `JSON.parse` has it; but a number whose digits JavaScript's numbers cannot hold becomes text
 * with all of them. Ids of 17 and more digits are such numbers, and another last digit is another id.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}|[eE][-+]?\d{3}/.test(text)) return value;
  let isInText = false;
  const withAllDigits = text.replace(tokens, (token) => {
    if (token === '"') isInText = !isInText;
    return isInText || /^["\\]/.test(token) || isHeld(token) ? token : `"${token}"`;
  });
  return withAllDigits === text ? value : JSON.parse(withAllDigits);
}

/** Whether JavaScript's number for these digits has all of them. */
const isHeld = (token: string): boolean => significant(token) === significant(Number(token).toExponential());

/** A number's digits, without zeros at either end, which say only how large it is. */
const significant = (token: string): string => token.replace(/e.*|\D/gi, '').replace(/^0+|0+$/g, '');
