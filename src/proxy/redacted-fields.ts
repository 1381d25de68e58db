import type {Upstream} from '../vendors/contract.js';
import {normalizedName} from './fields.js';

/**
 * The fields that a group or a field's own name stands for. What is nearly a group would remove nothing, and nobody
 * would notice.
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
  const meant = near === undefined ? '' : ` The group is called "${near}".`;
  throw new TypeError(
    `createProxy: each of \`redact\` must be one of ${names.join(', ')}, or a field’s own name, one at a time.${meant}`,
  );
}

/** A word, and what is left of it without one of its letters. */
const shortened = (word: string): readonly string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
];

/**
 * Whether a name is a group's with a slip in it. Short words differ by a letter and mean another thing: `cost` and
 * `host`.
 */
const isNear = (name: string, group: string): boolean =>
  name === `${group}s` ||
  group === `${name}s` ||
  (group.length > 5 && shortened(group).some((one) => shortened(name).includes(one)));
