import {keyFinder, shortest} from '../../proxy/key-leak.js';

/**
 * Whether a text has one of the keys in it, in any of the ways in which the proxy looks for its own. Short ones are in
 * many by chance.
 */
export const leakFinder = (keys: readonly string[]): ((text: string) => boolean) =>
  keyFinder(keys.filter((key) => key.length >= shortest));
