import type {ErrorCode} from '../model/errors.js';
import type {FailureMessages} from './messages.js';

const sentences: Readonly<Record<ErrorCode, string>> = {
  network: 'The service cannot be reached. Check the connection and try again.',
  timeout: 'The service did not answer in time. Try again.',
  unauthorized: 'You are not signed in, or no longer. Sign in and try again.',
  forbidden: 'You are not allowed to see this.',
  'not-found': 'This was not found. It may have been deleted.',
  'rate-limited': 'Too many requests. Wait a moment and try again.',
  upstream: 'The service reported a problem. Try again in a moment.',
  'bad-response': 'The service’s answer could not be read. If it stays so, tell whoever looks after this page.',
  'bad-request': 'The service did not accept the question.',
  unsupported: 'The service does not offer this.',
  'not-configured': 'This is not set up. Tell whoever looks after this page.',
};

const international = 'a number in international format, such as +14155550100';
const date = 'a date such as 2026-06-11 or 2026-06-11T09:30:00Z';

const needed: Readonly<Record<string, string>> = {
  endpoint: 'a path such as /agni or an http(s) address without a query',
  vendor: 'the name of a known vendor, such as agni',
  phone: international,
  'caller-number': international,
  'started-after': date,
  'started-before': date,
  'sort-order': 'asc or desc',
  'contact-id': 'an id the service gave',
  'call-id': 'an id the service gave',
  'sort-by': 'a field that calls have, such as started_at',
  calls: 'a list of calls',
  call: 'a call',
  script: 'JSON: a list of calls, or one call',
  source: 'an object with the function list or get, or both',
  page: 'a whole number from 1',
  'page-size': 'a whole number that the service allows, such as 20',
};

/** What a service may not have at all. */
const lacking: Readonly<Record<string, string>> = {
  'contact-id': 'This service does not keep calls by contact, so a contact’s calls cannot be shown.',
  source: 'This page’s own source does not offer this.',
};

/** English. */
export const failures: FailureMessages = {
  failure({code, facts: {attribute, missing, retryAfter}}) {
    if (missing) return `Not set up yet: “${attribute}” is missing.`;
    if (attribute && code === 'unsupported')
      return lacking[attribute] ?? `This service cannot be asked by “${attribute}”.`;
    if (attribute) return `“${attribute}” must be ${needed[attribute] ?? 'something else'}.`;
    if (!retryAfter) return sentences[code];
    const wait = retryAfter < 120_000 ? `${Math.ceil(retryAfter / 1000)} s` : `${Math.ceil(retryAfter / 60_000)} min`;
    return `${sentences[code]} The service asks to wait ${wait}.`;
  },
  waiting: (seconds) => `The service is busy. Trying again in ${seconds} s.`,
  retryNow: 'Try now',
  stale: 'Below: an earlier answer.',
  searched: (count) =>
    `Searched among the account’s latest ${count && `${count} `}calls only. There may be more among the older ones.`,
};
