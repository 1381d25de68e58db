/** The line about a failure for the page's developers. */
import {en} from '../locale/en.js';
import {checkCommand, receivedText} from '../locale/failure.js';
import type {CallsError} from '../model/errors.js';

/** The words of one line: the element, the attribute to fix if it is one, the code, what happened, and what to do. */
export function consoleWords(tag: string, {code, facts}: CallsError, message: string): readonly string[] {
  const {requested, hint, misplaced} = facts;
  const attribute = facts.attribute ?? (requested && misplaced ? 'endpoint' : '');
  // A hint about the content of an answer says what came back.
  const isOpen = misplaced || facts.received || !hint;
  const place = requested && isOpen && en.received(requested.path, receivedText(en, facts));
  const next = requested && misplaced ? en.checkSetup(checkCommand(requested)) : '';
  return [`<${tag}>`, attribute, code, hint ?? message, place || '', next].filter(Boolean);
}
