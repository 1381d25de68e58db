import {onceEach} from '../model/once.js';
import type {CallPage} from '../model/page.js';
import {passOn} from '../vendors/drift/notes.js';

/** The page with each of its calls once, whichever vendor or loader sent it. */
export function withoutRepeats(page: CallPage): CallPage {
  const calls = onceEach(page.calls);
  if (calls === page.calls) return page;
  const made = {...page, calls};
  passOn(page, made);
  return made;
}
