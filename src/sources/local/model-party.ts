/** The agent and the parties of a call of our own model, also as a text column has them. */
import type {Agent, Party} from '../../model/call.js';
import {recordIn, text} from '../../vendors/toolkit/read.js';
import {texts} from './model-transcript.js';

/** The parts every call of our model has, as objects, with their fields. */
export const parts = {
  agent: ['id', 'name'],
  caller: ['number', 'name', 'email'],
  callee: ['number', 'name', 'email'],
} as const;

/** An object, also as JSON text; or a text, which is the name. */
export function agentIn(sent: unknown): Agent {
  const raw = recordIn(sent);
  const name = raw ? undefined : text(sent);
  return raw ? texts<Agent>(raw, ...parts.agent) : name ? {name} : {};
}

/** A telephone number at the end of a text, perhaps in brackets; it has seven digits and more. */
const number = /(?:^|[\s,;:(<[-])(\+?\(?\d(?:[\s().\/-]*\d){6,14})[)>\]]?$/;
/** Longer text has no number to look for. */
const longest = 200;
const email = /^[^\s@]+@[^\s@]+$/;

/** As {@link agentIn}; a text may also be a number or an email address, or a name with a number after it. */
export function partyIn(sent: unknown): Party {
  const raw = recordIn(sent);
  if (raw) return texts<Party>(raw, ...parts.caller);
  const words = text(sent);
  if (!words) return {};
  if (words.length > longest) return {name: words};
  if (email.test(words)) return {email: words};
  const match = number.exec(words);
  const name = match ? words.slice(0, match.index).replace(/[\s,;:(<[-]+$/, '') : words;
  return {...(match?.[1] && {number: match[1]}), ...(name && {name})};
}
