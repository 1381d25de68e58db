import type {Upstream} from '../vendors/contract.js';
import {normalizedName} from './fields.js';

/**
 * The fields of a group, or the one field of that name. Throws for a misspelt group, which would silently redact nothing.
 */
export function fieldsNamed(name: unknown, groups: Upstream['fields']): readonly string[] {
  const names = Object.keys(groups);
  const wrong = typeof name !== 'string' || !/^[\w-]+$/.test(name);
  const bare = wrong ? '' : normalizedName(name);
  const group = names.find((one) => normalizedName(one) === bare);
  if (group !== undefined) return groups[group] ?? [];
  const isField = Object.values(groups)
    .flat()
    .some((field) => normalizedName(field) === bare);
  const near = wrong || isField ? undefined : names.find((one) => isNear(bare, normalizedName(one)));
  if (!wrong && near === undefined) return [name];
  const meant = near === undefined ? '' : ` The group’s name is "${near}".`;
  throw new TypeError(
    `createProxy: each of \`redact\` must be one of ${names.join(', ')}, or a field’s name, one at a time.${meant}`,
  );
}

/** A word, and its variants without one letter. */
const shortened = (word: string): readonly string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
];

/**
 * Whether a name is a misspelt group. Short words are exempt, as one letter makes another word: `cost` and `host`.
 */
const isNear = (name: string, group: string): boolean =>
  name === `${group}s` ||
  group === `${name}s` ||
  (group.length > 5 && shortened(group).some((one) => shortened(name).includes(one)));
