/** Completes an external parser's results with all the parts that the elements read. */
import type {Call} from '../model/call.js';
import type {CallPage} from '../model/page.js';
import type {Parser} from './contract.js';
import {passOn} from './drift/notes.js';
import {record} from './toolkit/read.js';

/** `undefined` for a value that is not a call. */
export function normalizeCall(call: Call | undefined): Call | undefined {
  if (typeof call?.id !== 'string') return undefined;
  const {agent, caller, callee} = call;
  const made = {...call, agent: record(agent) ?? {}, caller: record(caller) ?? {}, callee: record(callee) ?? {}};
  passOn(call, made);
  return made;
}

/** `undefined` for a value that is not a page; rows that are not calls are left out. */
function normalizePage(page: CallPage | undefined): CallPage | undefined {
  if (!Array.isArray(page?.calls)) return undefined;
  const made = {...page, calls: (page.calls as readonly Call[]).flatMap((call) => normalizeCall(call) ?? [])};
  passOn(page, made);
  return made;
}

/** A parser whose calls and pages are complete; an answer it cannot read has an unknown shape. */
export const normalizing = (parser: Parser): Parser => ({
  ...parser,
  page: async (answer, query, ask) => normalizePage(await parser.page(answer, query, ask)),
  call: (answer) => normalizeCall(parser.call(answer)),
});
