import {keyFinder} from '../../proxy/told.js';

/** Shorter ones are in many texts by chance. */
const shortest = 8;

/** Whether a text has one of the keys in it, in any of the ways in which the proxy looks for its own. */
export const leakFinder = (keys: readonly string[]): ((text: string) => boolean) => keyFinder(keys.filter(key => key.length >= shortest));
