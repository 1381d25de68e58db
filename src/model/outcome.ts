import {statusKind, type Call} from './call.js';

/** What a call came to, as far as it is known. */
export interface Outcome {
  /** The analysis's own word for it, as sent, for example `Visit booked`. */
  readonly finding?: string;
  /** What happened, in a sentence: why it failed, else what it was about. */
  readonly text?: string;
}

/** Keys under which an analysis has its finding; the last part of a nested one counts. */
const findings = /^(call_?)?(disposition|outcome)$/i;

/** What a call came to: the finding of its analysis, and its summary; of a call that failed, the reason first. */
export function outcomeOf({analysis, summary, status, errorMessage}: Call): Outcome {
  const entry = analysis?.entries.find(({key}) => findings.test(key.split(' › ').at(-1) ?? ''));
  const finding = typeof entry?.value === 'string' ? entry.value.trim() : '';
  const about = [summary, analysis?.summary];
  const texts = statusKind(status) === 'failed' ? [errorMessage, ...about] : [...about, errorMessage];
  const text = texts.find((one) => one?.trim());
  return {...(finding && {finding}), ...(text && {text})};
}
