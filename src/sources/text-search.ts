/** Search in the calls of a page's own: letter case, accents and the way a text or a number is written do not matter. */
import type {Call, Party} from '../model/call.js';
import {digitsOf} from '../model/phone.js';
import {hasNumber, longNumber, withoutExtension, withoutExtensions} from './number-search.js';

/** Letters that have no accent to take off, as they are written without. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', æ: 'ae', œ: 'oe', þ: 'th'},
  ...{ς: 'σ', '’': "'", '‘': "'", ʼ: "'", '‐': '-', '‑': '-', '–': '-', '−': '-'},
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * Marks without which a text is often written: accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, the
 * Indic scripts' nukta. Other marks stay: vowel signs of Hindi are letters.
 */
const optionalMarks = new RegExp(
  [
    ...['[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff', '\u0591-\u05bd\u05bf-\u05c7'],
    ...['\u0610-\u061a\u0640\u064b-\u065f\u0670', '\u093c\u09bc\u0a3c\u0abc\u0b3c', '\ufe00-\ufe0f]'],
  ].join(''),
  'g',
);

/** A text in the one form in which texts are compared. */
export function fold(text: string): string {
  if (/^[\n -~]*$/.test(text)) return text.toLowerCase(); // ASCII, most texts' only characters
  return text
    .normalize('NFKD')
    .replace(optionalMarks, '')
    .replace(/\p{Cf}/gu, '') // joiners and marks of direction, which nobody sees
    .toUpperCase() // ß becomes SS, and the Turkish ı I
    .toLowerCase()
    .replace(special, (letter) => plainLetters[letter] ?? letter)
    .replace(/\p{Nd}/gu, asciiDigit)
    .normalize('NFC');
}

/** Unicode encodes each script's digits in a row, zero first (The Unicode Standard §4.6). */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value++;
  return `${value % 10}`;
}

/** Texts of a call that are compared with a search, folded when one of them is needed. */
interface Searched {
  /** Names, addresses, summaries, what was spoken. */
  readonly texts: string;
  /** The same, and ids and numbers as sent. */
  readonly all: string;
  readonly id: string;
  /** The numbers' digits. */
  readonly numbers: readonly string[]; // as sent, without an extension
  /** The texts, with nothing between digits that follow each other on a line. */
  readonly joined: () => string;
}

type Test = (searched: Searched) => boolean;

/** Digits with what people write before and between them: any sign but those that begin something else. */
const numberRun = /(?:\btel:)?(?:\+|\(\+?|\b)\d(?:(?:(?![,;:#@&?!"])[\d\s\p{P}~=|])*\d)?/gu;

/** Whether a search is a telephone number and nothing else, whatever stands between its digits. */
const isLongNumber = (sought: string): boolean =>
  digitsOf(sought).length >= longNumber && sought.replace(numberRun, '') === '';

/** A test whether a call has everything that is searched for; `undefined` when the search is empty. */
export function searching(search: string): ((call: Call) => boolean) | undefined {
  const sought = withoutExtensions(fold(search).trim());
  if (!sought) return undefined;
  const isNumber = /^[\d\s()+./-]*$/.test(sought) || isLongNumber(sought);
  const tests: Test[] = [];
  const words = sought.replace(numberRun, (run) => {
    const digits = digitsOf(run);
    if (!isNumber && !/\s/.test(run) && digits.length < longNumber) return run; // a word: a date, a price, a part of an id
    tests.push(containsNumber(run.replace(/^tel:/, ''), isNumber));
    return ' ';
  });
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const isRest = tests.length > 0 && /^[^\p{L}\d]+$/u.test(word); // what stood around a number
    if (!isRest) tests.push(containsWord(word, isNumber));
  }
  return (call) => {
    const searched = searchedIn(call);
    return tests.every((test) => test(searched));
  };
}

function searchedIn({id, agent, caller, callee, summary, analysis, transcript}: Call): Searched {
  const spoken = transcript?.items.map(({text}) => text) ?? [];
  const named = ({name, email}: Party) => [name, email];
  const numbers = [caller.number, callee.number].map((number) => fold(number ?? ''));
  const texts = fold(
    [agent.name, ...named(caller), ...named(callee), summary, analysis?.summary, ...spoken].join('\n'),
  );
  return {
    texts,
    all: [fold(id), ...numbers, texts].join('\n'),
    id: fold(id),
    numbers: numbers.map(withoutExtension).filter(Boolean),
    joined: () => texts.replace(/(\d)[^\p{L}\d\n]+(?=\d)/gu, '$1'),
  };
}

/**
 * A word anywhere. One of digits, beside other words, is at the start of a number in a text or at the end of an id or a
 * telephone number: a few digits in a row are somewhere in most of them.
 */
function containsWord(word: string, isAlone: boolean): Test {
  if (isAlone || !/^\d+$/.test(word)) return ({all}) => all.includes(word);
  const start = new RegExp(`(?:^|\\D)${word}`);
  return ({texts, id, numbers}) =>
    start.test(texts) || (word.length > 3 && [id, ...numbers].some((ending) => ending.endsWith(word)));
}

/** A telephone number in any spelling, or the words that it may be instead. */
function containsNumber(run: string, isAlone: boolean): Test {
  const words = run.split(/\s+/).filter(Boolean);
  const tests = words.map((word) => containsWord(word, isAlone));
  const hasSought = hasNumber(run, isAlone);
  return (searched) => hasSought(searched) || tests.every((test) => test(searched));
}
