/** Texts for a place with little room, such as a row or a title. The text in full has its place in the detail. */

/** How many characters of a name, and of a sentence, are shown in such a place. */
export const [briefName, briefText] = [80, 160];

/**
 * A text in one line: spaces for line breaks, and a longer one ends with a word, or with a character where its words are
 * longer than that. Only the beginning of what may be megabytes is read.
 */
export function brief(text: string, most = briefText): string {
  const whole = text.trimStart();
  const line = whole
    .slice(0, 8 * most)
    .replace(/\s+/g, ' ')
    .trimEnd();
  if (line.length <= most) return /\S/.test(whole.slice(8 * most)) ? `${line}…` : line;
  const cut = line.slice(0, most);
  const words = line.charAt(most) === ' ' ? cut : cut.replace(/ [^ ]*$/, '');
  const end = words.length > most / 2 && words !== cut ? words : wholeCharacters(cut, line.slice(most));
  return `${end.replace(/[\s,;:.…]+$/, '')}…`;
}

/** What goes on with the character before it: marks, and the colour of an emoji. */
const marks = String.raw`\p{M}\p{Emoji_Modifier}`;
const joiner = String.raw`\u200d`;
const continued = new RegExp(`^[${marks}${joiner}\\uDC00-\\uDFFF]`, 'u');
const lastCharacter = new RegExp(
  `(?:[^${marks}${joiner}][${marks}]*${joiner})*(?:[^${marks}${joiner}][${marks}]*)?$`,
  'u',
);

/** The beginning of a text without the character that the cut went through. */
function wholeCharacters(cut: string, rest: string): string {
  return continued.test(rest) || cut.endsWith('\u200d') ? cut.replace(lastCharacter, '') : cut;
}
