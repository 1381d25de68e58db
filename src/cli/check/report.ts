import type {Verdict} from './verdict.js';

/** Where lines go. */
export interface Out {
  write: (text: string) => void;
}

/** Writes a line for each result, and counts. */
export function reporter(out: Out, json: boolean) {
  const counts = {pass: 0, fail: 0, skip: 0};
  return {
    report: (name: string, verdict: Verdict) => {
      counts[verdict.result]++;
      const detail = verdict.result === 'pass' ? undefined : verdict.detail;
      const word = verdict.result === 'fail' ? 'FAIL' : verdict.result;
      out.write(
        json
          ? `${JSON.stringify({result: verdict.result, name, detail})}\n`
          : `${word}  ${name}${detail === undefined ? '' : `: ${detail}`}\n`,
      );
    },
    /** @returns The exit status. */
    end: (): number => {
      if (!json) out.write(`${counts.pass} passed, ${counts.fail} failed, ${counts.skip} skipped\n`);
      return counts.fail > 0 ? 1 : 0;
    },
  };
}
