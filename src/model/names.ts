/** Our names as they are written elsewhere: `startedAfter` is an attribute in kebab-case, and mostly snake_case on the wire. */
const separated = (name: string, separator: string): string =>
  name.replace(/[A-Z]/g, (letter) => separator + letter.toLowerCase());

/** `started-after` */
export const kebabCase = (name: string): string => separated(name, '-');

/** `started_after` */
export const snakeCase = (name: string): string => separated(name, '_');
