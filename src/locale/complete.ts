import type {MessageOverrides, Messages} from './messages.js';

type Text = Messages[keyof Messages] | undefined;

/** Names already reported, since every change of settings completes the texts again. */
const reported = new Set<string>();

/**
 * A dictionary with some texts replaced. A text that is missing, or has another type than the one it replaces, falls
 * back to the dictionary; the console names the latter once.
 */
export function complete(base: Messages, texts: MessageOverrides): Messages {
  const all: Record<string, Text> = {...base};
  for (const [name, text] of Object.entries(Object(texts) as MessageOverrides) as [string, Text][]) {
    if (text === undefined) continue;
    const before = Object.hasOwn(base, name) ? base[name as keyof Messages] : undefined;
    if (text === null || typeof text !== typeof before) report(name);
    else if (typeof text === 'object') all[name] = {...(before as object), ...textsOf(name, text)};
    else all[name] = text;
  }
  return all as unknown as Messages; // each text has the base's type
}

function textsOf(group: string, texts: object): Record<string, string> {
  const isText = (entry: [string, unknown]): entry is [string, string] => {
    if (entry[1] !== undefined && typeof entry[1] !== 'string') report(`${group}.${entry[0]}`);
    return typeof entry[1] === 'string';
  };
  return Object.fromEntries(Object.entries(texts).filter(isText));
}

function report(name: string): void {
  if (reported.has(name)) return;
  reported.add(name);
  console.warn(`agni-call-widgets: messages.${name} is not a text of this kind; the language's own is used.`);
}

export function mergeMessages(outer: MessageOverrides = {}, inner: MessageOverrides): MessageOverrides {
  const merged: Record<string, unknown> = {...outer};
  for (const [name, text] of Object.entries(inner)) {
    const before = merged[name];
    merged[name] = typeof text === 'object' && typeof before === 'object' ? {...before, ...text} : (text ?? before);
  }
  return merged;
}
