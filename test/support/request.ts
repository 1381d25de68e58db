/** Questions to a source over HTTP, and their results. */
import {askCall, askCalls, type AskOptions} from '../../src/sources/remote.js';
import type {Connection} from '../../src/sources/connection.js';
import {CallsError} from '../../src/model/errors.js';
import type {Call} from '../../src/model/call.js';
import type {CallPage} from '../../src/model/page.js';
import type {CallsQuery, ListQuery} from '../../src/model/query.js';
import type {Answer, ScriptedServer} from './server.js';

export const listPath = '/api/v1/calling/call-sessions';
export const phonePath = '/api/v1/calling/phone-history';
export const callPath = '/api/v1/calling/call-sessions-detail/c';

/** The list's first page. */
export const list: ListQuery = {kind: 'list', page: 1, pageSize: 20};

/** An answer with one call. */
export const calls: Answer = {json: {success: true, data: {callSessions: [{id: 'c'}]}}};

type Extras = Partial<Connection> & AskOptions;

const apart = ({signal, onWait, timeout, page, ...connection}: Extras): [Partial<Connection>, AskOptions] => {
  const options = {signal, onWait, timeout, page};
  return [connection, Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))];
};

/** Requests a page of calls from a server. */
export const ask = async (
  server: Pick<ScriptedServer, 'endpoint'>,
  extras: Extras = {},
  query: CallsQuery = list,
): Promise<CallPage> => {
  const [connection, options] = apart(extras);
  return askCalls({endpoint: server.endpoint, ...connection}, query, options);
};

/** Requests one call from a server. */
export const askOne = async (
  server: Pick<ScriptedServer, 'endpoint'>,
  callId: string,
  extras: Extras = {},
): Promise<Call> => {
  const [connection, options] = apart(extras);
  return askCall({endpoint: server.endpoint, ...connection}, {kind: 'call', callId}, options);
};

/** The reason of a rejected promise; fails when it resolves. */
export const rejection = async (promise: Promise<unknown>): Promise<unknown> => {
  const found = await promise.then(
    () => undefined,
    (reason: unknown) => [reason],
  );
  if (!found) throw new Error('It was answered.');
  return found[0];
};

/** The CallsError of a rejected promise; fails when it rejects with anything else. */
export const failure = async (promise: Promise<unknown>): Promise<CallsError> => {
  const reason = await rejection(promise);
  if (reason instanceof CallsError) return reason;
  throw new Error(`It rejected with ${String(reason)}.`);
};
