/** One number in two spellings, of which one shows less: masked (`+91XXXXXX0100`), or as an address (`sip:+91…@carrier`). */
import type {Call, Party} from './call.js';
import {digitsOf} from './phone.js';
import {isSameCall} from './same-call.js';

/** Calls with one id that are compared at most. */
const mostCompared = 20;

/**
 * The calls, with the number of another account of the same call where their own is only another spelling of it; the same
 * list without any.
 */
export function withFullNumbers(calls: readonly Call[]): readonly Call[] {
  const accounts = new Map<string, Call[]>();
  for (const call of calls) {
    const same = accounts.get(call.id);
    if (!call.id || (same && same.length >= mostCompared)) continue;
    if (same) same.push(call);
    else accounts.set(call.id, [call]);
  }
  const full = calls.map((call) => {
    const others = (call.id && accounts.get(call.id)) || [];
    return others.length > 1 && isPoor(call) ? others.reduce(withNumbersOf, call) : call;
  });
  return full.some((call, index) => call !== calls[index]) ? full : calls;
}

const isPoor = ({caller, callee}: Call) => spellingOf(caller.number).isPoor || spellingOf(callee.number).isPoor;

/** The call with another's numbers, if that makes them one call. */
function withNumbersOf(call: Call, other: Call): Call {
  const [caller, callee] = [fullOf(call.caller, other.caller), fullOf(call.callee, other.callee)];
  if (caller === call.caller && callee === call.callee) return call;
  const full = {...call, caller, callee};
  return isSameCall(full, other) ? full : call;
}

function fullOf(party: Party, other: Party): Party {
  const [own, more] = [spellingOf(party.number), spellingOf(other.number)];
  if (!other.number || !own.isPoor || !mayBeOne(own, more)) return party;
  const isFuller = more.digits > own.digits || (more.digits === own.digits && !more.isPoor);
  return isFuller ? {...party, number: other.number} : party;
}

interface Spelling {
  readonly isPoor: boolean;
  /** The digits before the first and behind the last masked place; of a whole number, all of them. */
  readonly head: string;
  readonly tail: string;
  readonly isInternational: boolean;
  /** How many digits it shows. */
  readonly digits: number;
}

function spellingOf(number = ''): Spelling {
  const isAddress = /^\s*(sips?|tel):/i.test(number);
  const shown = isAddress ? number.replace(/^[^:]*:/, '').replace(/[@;].*$/s, '') : number;
  const pieces = shown.normalize('NFKC').split(/(?:[*•●∙·◦]|x(?=x)|(?<=x)x)+/i);
  const isWithheld = number !== '' && !/[\d@]/.test(number); // “anonymous”
  return {
    isPoor: (isAddress && /\d/.test(shown)) || isWithheld || pieces.length > 1,
    head: isWithheld ? '' : digitsOf(pieces[0]),
    tail: isWithheld ? '' : digitsOf(pieces.at(-1)),
    isInternational: /^\s*\(?(\+|00)/.test(shown),
    digits: digitsOf(shown).length,
  };
}

/** Whether nothing that both show differs. A number's beginning depends on whether it has its country's code. */
function mayBeOne(a: Spelling, b: Spelling): boolean {
  const isEnd = a.tail.endsWith(b.tail) || b.tail.endsWith(a.tail);
  if (!a.isInternational || !b.isInternational) return isEnd;
  return isEnd && (a.head.startsWith(b.head) || b.head.startsWith(a.head));
}
