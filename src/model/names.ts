/**
 * Our names in other spellings: `startedAfter` is an attribute in kebab-case, and a field of most APIs in snake_case.
 */
function separated(name: string, separator: string): string {
  return name.replace(/[A-Z]/g, (letter) => separator + letter.toLowerCase());
}

/** `startedAfter` as `started-after`. */
export const kebabCase = (name: string): string => separated(name, '-');

/** `startedAfter` as `started_after`. */
export const snakeCase = (name: string): string => separated(name, '_');
