import {isPlain} from './passing.js';
import type {Sent} from './upstream.js';

/** Whether JSON has the key in it, or may have it with some of its letters written as escapes. */
export function mayTell(text: string, key: Sent): boolean {
  return has(text, key) || !isPlain(text) || (text.includes('\\') && Object.values(key).some(value => /["/\\]/.test(value)));
}

/** Whether a text has a part of the key in it, as it is or as its letters are written in JSON. */
export function has(text: string, key: Sent, write = (value: string) => value): boolean {
  // What stands before the key in its header is no secret, and would hide an echo of the key alone.
  return Object.values(key).some(value => text.includes(write(value.slice(value.lastIndexOf(' ') + 1))));
}

/** Whether it has. */
export function tellsKey(text: string, key: Sent): boolean {
  return has(text, key) || (mayTell(text, key) && has(JSON.stringify(JSON.parse(text)), key, value => JSON.stringify(value).slice(1, -1)));
}
