/** Words in a row, as a language joins them: “a, b and c”, “a, b or c”. A browser without list formats sets commas. */
export function joined(language: string, type: Intl.ListFormatType, words: readonly string[]): string {
  return typeof Intl.ListFormat === 'function' ? new Intl.ListFormat(language, {type}).format(words) : words.join(', ');
}
