/**
 * What must never be in a file that leaves this machine: paths of the machine, and anything that looks like a secret.
 */
import {homedir} from 'node:os';
import {root} from '../../scripts/sources.js';

const secrets = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bgh[pousr]_\w{30,}/,
  /\bnpm_\w{30,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/,
  /\bsk[-_](?:live|test|ant|proj)[-_][\w-]{16,}/,
  /\bx-api-(?:key|secret)['"]?\s*[:=]\s*['"][\w-]{20,}/i,
];

/** The parts of a text that give something away. */
export const leaksIn = (text: string, places: readonly string[] = [`${root}/`, `${homedir()}/`]): string[] => [
  ...places.filter((place) => place.length > 2 && text.includes(place)),
  ...secrets.flatMap((secret) => secret.exec(text)?.[0] ?? []),
];
