import {CallsError} from '../model/errors.js';
import type {CallPage} from '../model/page.js';
import {passOn} from '../vendors/drift/notes.js';

/** The page with each of its calls once, whichever vendor or loader sent it. */
export async function withoutRepeats(page: CallPage): Promise<CallPage> {
  const ids = page.calls.flatMap(({id}) => id || []);
  if (new Set(ids).size === ids.length) return page;
  const {eachOnce} = await import('./repeats.js').catch(() => Promise.reject(new CallsError('network')));
  const calls = eachOnce(page.calls);
  if (calls === page.calls) return page;
  const made = {...page, calls};
  passOn(page, made);
  return made;
}
