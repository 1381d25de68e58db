/** What a message says, in the shapes in which services send it. */
import type {Media} from '../../model/call.js';
import {isNothing, unpacked} from './json.js';
import {known, list, record, some, text, type Json} from './read.js';

/** A message's text and its attachments. */
export interface Content {
  readonly text?: string;
  readonly media?: readonly Media[];
}

/** Stands where something was sent that has no readable form. */
export const unreadable = '…';

/** The fields that hold a part's text, in the order in which they are tried. */
const textual = ['text', 'content', 'value', 'transcript', 'parts', 'refusal', 'message'] as const;
/** The fields that hold the address of a part's file, itself or in an object's `url`. */
const addresses = ['image_url', 'audio_url', 'video_url', 'file_url', 'url'] as const;

const deepest = 5;
/** Parts of one message; more are cut. */
const most = 2000;

interface Parts {
  readonly said: string[];
  /** Whether parts that are no text are named in its place. */
  readonly named: boolean;
  readonly media: Media[];
}

/**
 * The content of a message: text, a list of texts, a list of parts such as `{type: 'text', text}` or `{type:
 * 'image_url', image_url: {url}}`, an object with its text in a field, or the JSON text of any of these. A part of
 * another kind is named by its type, `[thinking]`; one without a type is `…`. Empty without any content.
 */
export function content(value: unknown): Content {
  const parts: Parts = {said: [], media: [], named: true};
  add(parts, isText(value) ? value : unpacked(value), 0);
  return known<Content>({text: parts.said.join('\n') || undefined, media: some(parts.media)});
}

/** As {@link content}, for a field that is text alone, such as a summary: `undefined` where it has none. */
export function prose(value: unknown): string | undefined {
  if (typeof value === 'string') return /^\s*(null|\[\s*\]|\{\s*\})\s*$/.test(value) ? undefined : text(value);
  const parts: Parts = {said: [], media: [], named: false};
  add(parts, value, 0);
  return parts.said.join('\n') || undefined;
}

/** Text that is JSON by chance, or on purpose, but no message: it is shown as sent. */
function isText(value: unknown): boolean {
  const inner = typeof value === 'string' ? unpacked(value) : undefined;
  const isPart = (one: unknown) =>
    typeof one === 'string' || ['text', 'content'].some((name) => typeof record(one)?.[name] === 'string');
  if (Array.isArray(inner)) return !inner.every(isPart);
  const names = Object.keys(record(inner) ?? {});
  return names.length > 0 && !(isPart(inner) && (names.length === 1 || names.includes('type')));
}

function add(parts: Parts, value: unknown, depth: number): void {
  const items = list(value);
  const part = record(value);
  if (parts.said.length + parts.media.length > most) return;
  if (depth > deepest) mention(parts, unreadable);
  else if (items) for (const one of items) add(parts, one, depth + 1);
  else if (part) addPart(parts, part, depth);
  else {
    const said = text(value);
    if (said) parts.said.push(said);
  }
}

function addPart(parts: Parts, part: Json, depth: number): void {
  const type = text(part['type']);
  const inner = textual.map((name) => part[name]).find((one) => (one ?? '') !== '');
  if (inner !== undefined) {
    add(parts, inner, depth + 1);
    return;
  }
  const url = addresses.map((name) => text(part[name]) ?? text(record(part[name])?.['url'])).find(Boolean);
  const summary = text(part['summary']) ?? text(part['filename']) ?? text(part['name']);
  const isFile = url !== undefined || /image|audio|video|file|document/i.test(type ?? '');
  // An address with the file itself in it names nothing.
  const address = url && /^https?:/i.test(url) ? url : undefined;
  if (isFile)
    parts.media.push(known<Media>({url: address, summary: summary ?? (address ? undefined : (type ?? 'url'))}));
  else if (textual.some((name) => name in part)) return;
  else if (type && type !== 'text') mention(parts, `[${[type, summary].filter(Boolean).join(': ')}]`);
  else if (!isNothing(part)) mention(parts, unreadable);
}

function mention({said, named}: Parts, what: string): void {
  if (named) said.push(what);
}
