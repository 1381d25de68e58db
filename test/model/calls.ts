/** Calls for tests: only what a test says is known. */
import type {Call} from '../../src/model/call.js';

export const aCall = (known: Partial<Call> = {}): Call => ({id: 'c', agent: {}, caller: {}, callee: {}, ...known});
