import {statusKind, type Call, type StatusKind} from './call.js';
import {endingOf} from './ending.js';

/** What a call came to, as far as it is known. */
export interface Outcome {
  /** The analysis's own word for it, as sent, for example `Visit booked`. */
  readonly finding?: string;
  /** What happened, in a sentence: why it failed, else what it was about. */
  readonly text?: string;
  /** The vendor's word for why it failed, where that says more than any text. */
  readonly reason?: string;
}

/**
 * How a call went: what its status says, unless that says no more than that the call is over, or nothing, while its end
 * reason says that it failed or reached nobody.
 */
export function outcomeKind({status, disconnectReason}: Pick<Call, 'status' | 'disconnectReason'>): StatusKind {
  const kind = statusKind(status);
  return kind === 'completed' || kind === 'unknown' ? (endingOf(disconnectReason) ?? kind) : kind;
}

/** Keys under which an analysis has its finding; the last part of a nested one counts. */
const findings = /^(call_?)?(disposition|outcome)$/i;

/** What a call came to: the finding of its analysis, and its summary; of a call that failed, the reason first. */
export function outcomeOf(call: Call): Outcome {
  const {analysis, summary, disconnectReason, errorMessage} = call;
  const entry = analysis?.entries.find(({key}) => findings.test(key.split(' › ').at(-1) ?? ''));
  const finding = typeof entry?.value === 'string' ? entry.value.trim() : '';
  const about = [summary, analysis?.summary];
  const isFailed = outcomeKind(call) === 'failed';
  const text = (isFailed ? [errorMessage, ...about] : [...about, errorMessage]).find((one) => one?.trim());
  const reason = isFailed && !errorMessage?.trim() && endingOf(disconnectReason) ? disconnectReason : undefined;
  return {...(finding && {finding}), ...(text && {text}), ...(reason && {reason})};
}
