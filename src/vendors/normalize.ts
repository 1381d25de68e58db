import type {Call} from '../model/call.js';
import {record} from './toolkit/read.js';
import {passOn} from './drift/notes.js';

/** A call from outside, with all the parts that are looked into; `undefined` for what is none. */
export function completed(call: Call | undefined): Call | undefined {
  if (typeof call?.id !== 'string') return undefined;
  const {agent, caller, callee} = call;
  const made = {...call, agent: record(agent) ?? {}, caller: record(caller) ?? {}, callee: record(callee) ?? {}};
  passOn(call, made);
  return made;
}
