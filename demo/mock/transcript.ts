import type {MockCall} from './call.js';
import {mix, random, uuid} from './random.js';
import {fill, turns} from './story.js';
import {iso} from './session.js';

/** Speaker, text and times: seconds after the start of the call. */
export interface Spoken {
  readonly role: 'agent' | 'user';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The lines of a call; for a call in progress, those finished so far. */
export function spoken(call: MockCall, now: number): Spoken[] {
  const texts = call.story.passages.flatMap(({lines}) => lines.map(({text}) => fill(text, call.slots)));
  const all = turns(call.story).map((turn, i) => ({...turn, text: texts[i] ?? ''}));
  const elapsed = (now - call.startedAt) / 1000;
  return call.live ? all.filter(({to}) => to < elapsed) : all;
}

const halfYear = 182 * 86_400_000;

/**
 * The clocks seen behind `timestamp_ms`: true, half a year off as in the documented example, relative to the start, or
 * none.
 */
function clock(draw: number): (startedAt: number, seconds: number) => number | null {
  if (draw < 0.8) return (startedAt, seconds) => startedAt + Math.round(seconds * 1000);
  if (draw < 0.9) return (startedAt, seconds) => startedAt - halfYear + Math.round(seconds * 1000);
  if (draw < 0.96) return (_, seconds) => Math.round(seconds * 1000);
  return () => null;
}

/**
 * The transcript in the API's form. `session` adds fields that the phone history's items have and the detail's lack.
 * Most are lists of items; some have role and text at the item's top level, and some are one string in which the other
 * side's lines begin with a bare colon.
 */
export function transcripts(call: MockCall, now: number, session: boolean): string | object[] {
  const r = random(mix(call.seed, 0x7a1c));
  const form = r.next();
  const time = clock(r.next());
  const lines = spoken(call, now);
  if (form < 0.08 && lines.length > 0)
    return lines.map(({role, text}) => `${role === 'agent' ? call.agent.name : ''}: ${text}`).join('\n');
  return lines.map(({role, text, from}) => {
    const words = {role, content: text};
    return {
      id: uuid(r),
      ...(session ? {call_session_id: call.id} : {}),
      ...(form < 0.13 ? words : {message: words}),
      timestamp_ms: time(call.startedAt, from),
      ...(session ? {created_at: iso(call.startedAt + from * 1000)} : {}),
    };
  });
}
