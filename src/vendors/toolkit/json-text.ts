/** The JSON text of what is nested too deep for lines of its own. */

/** Levels of the text. */
const deepest = 64;

/** Stands for what is left out; a number says how much. */
export const omission = '…';

/** How many more values may be looked at; one answer's texts share it. */
export interface Budget {
  left: number;
}

/**
 * A value as JSON.stringify writes it, but for a page's own objects: their `toJSON` is not called, except a date's. A
 * value inside itself, levels beyond the 64th and values beyond the budget are `…`, the last with their number.
 */
export function jsonText(value: unknown, budget: Budget): string {
  const parts: string[] = [];
  write(parts, value, {budget, inside: []});
  return parts.join('');
}

interface Place {
  readonly budget: Budget;
  /** The objects around the value. */
  readonly inside: object[];
}

function write(parts: string[], sent: unknown, place: Place): void {
  const value = sent instanceof Date ? sent.toJSON() : sent;
  if (typeof value !== 'object' || value === null) {
    parts.push(typeof value === 'bigint' ? `${value}` : (JSON.stringify(value) ?? 'null'));
    return;
  }
  const {budget, inside} = place;
  if (inside.length >= deepest || inside.includes(value)) {
    parts.push(omission);
    return;
  }
  inside.push(value);
  const isList = Array.isArray(value);
  const names = Object.keys(value);
  parts.push(isList ? '[' : '{');
  let before = '';
  for (const [index, name] of names.entries()) {
    if (budget.left-- <= 0) {
      parts.push(`${before}${omission} +${names.length - index}`);
      break;
    }
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    if (!isList && (inner === undefined || typeof inner === 'function' || typeof inner === 'symbol')) continue;
    parts.push(isList ? before : `${before}${JSON.stringify(name)}:`);
    write(parts, inner, place);
    before = ',';
  }
  parts.push(isList ? ']' : '}');
  inside.pop();
}
