/**
 * JSON kept as text: databases and exports store lists and objects in text columns. Nothing here throws, and text that
 * only begins like JSON stays text.
 */

/** Characters; longer text is not parsed. It is more than any answer a proxy passes. */
const longest = 16 * 1024 * 1024;

/** Text that JSON.stringify made of JSON text is unpacked, too, and no further. */
const rounds = 2;

/**
 * The list or object a text holds as JSON, also when it was encoded twice; any other value unchanged. Whole numbers of
 * 16 digits and more become text, since a number would lose digits of what is an id.
 */
export function unpacked(value: unknown): unknown {
  let inner = value;
  for (let round = 0; round < rounds && typeof inner === 'string'; round++) {
    const whole = inner.trim();
    const ends = whole.charAt(0) + whole.charAt(whole.length - 1);
    inner = ['{}', '[]', '""'].includes(ends) && whole.length <= longest ? parsed(whole) : undefined;
  }
  return typeof inner === 'object' && inner !== null ? inner : value;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(/\d{16}/.test(json) ? json.replace(token, exact) : json);
  } catch {
    return undefined;
  }
}

/** A string or a number of JSON. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs;
const exact = (one: string) => (/^-?\d{16,}$/.test(one) ? `"${one}"` : one);

/** How text columns and spreadsheets write that there is nothing. */
const nothing = /^(null|none|undefined|nan|n\/a|-+|\[\s*\]|\{\s*\}|""|)$/i;
/** Deeper content counts as something. */
const deepest = 4;
/** Objects that record which fields are read: looking whether one is empty would count as reading them all. */
export const neverEmpty = new WeakSet<object>();

/**
 * Whether a value says nothing: null, false, empty text, an empty list or object, one of only such values, or the JSON
 * text of any of these. A number that is not above zero is an unset counter, and a time before 2000 an unset clock.
 */
export function isNothing(value: unknown, depth = 0): boolean {
  const inner = unpacked(value);
  if (typeof inner === 'string') return nothing.test(inner.trim()) || isUnset(inner);
  if (typeof inner === 'number') return !(inner > 0);
  if (typeof inner !== 'object') return inner === undefined || inner === false;
  if (inner === null) return true;
  if (depth >= deepest || neverEmpty.has(inner)) return false;
  const names = Object.keys(inner);
  // In `{type: 'text', text: ''}` the type alone says nothing.
  const telling = names.length > 1 ? names.filter((name) => name !== 'type') : names;
  return telling.every((name) => isNothing((inner as Readonly<Record<string, unknown>>)[name], depth + 1));
}

const isUnset = (text: string): boolean => Number(text) <= 0 || /^\s*[01]\d{3}-\d\d-\d\d(?!\d)/.test(text);

/** Whether an object has a field with content, besides these. */
export function holds(value: object, besides: ReadonlySet<string>): boolean {
  return (
    !neverEmpty.has(value) && Object.entries(value).some(([name, inner]) => !besides.has(name) && !isNothing(inner))
  );
}
