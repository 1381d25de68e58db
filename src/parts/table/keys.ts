/** What a row is kept by, so that focus and tab stop stay with their call when others come before it. */
import type {Call, Party} from '../../model/call.js';

/** A key for each row: its call's id; without one, or where several have it, what is known of the call; and a count. */
export function keysOf(calls: readonly Call[]): readonly string[] {
  const ids = new Map<string, number>();
  for (const {id} of calls) ids.set(id, (ids.get(id) ?? 0) + 1);
  const seen = new Map<string, number>();
  return calls.map((call) => {
    const isOne = call.id !== '' && ids.get(call.id) === 1;
    const known = isOne ? `id ${call.id}` : `${call.id} ${JSON.stringify(lastingOf(call))}`;
    const times = seen.get(known) ?? 0;
    seen.set(known, times + 1);
    return `${times} ${known}`; // the number first: the rest may contain any characters
  });
}

/** What does not change while a call goes on. Without a time, all of it: then its row is a record of the past. */
function lastingOf(call: Call): readonly unknown[] {
  const {agent, caller, callee, channel, startedAt, createdAt} = call;
  const at = startedAt ?? createdAt;
  const lasting = [at, agent.id, agent.name, channel, ...partyOf(caller), ...partyOf(callee)];
  if (at !== undefined) return lasting;
  const {status, endedAt, durationSec, summary, errorMessage, disconnectReason, recordingUrl} = call;
  return [...lasting, status, endedAt, durationSec, summary, errorMessage, disconnectReason, recordingUrl];
}

const partyOf = ({name, number, email}: Party): readonly unknown[] => [name, number, email];
