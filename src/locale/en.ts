import type {ErrorCode} from '../model/errors.js';
import type {Messages} from './messages.js';

const failures: Readonly<Record<ErrorCode, string>> = {
  network: 'The connection failed. Check the network and try again.',
  timeout: 'The service took too long to answer. Try again.',
  unauthorized: 'You are not signed in, or your session has ended. Sign in and try again.',
  forbidden: 'You are not allowed to see this.',
  'not-found': 'This was not found. It may have been deleted.',
  'rate-limited': 'Too many requests. Wait a moment and try again.',
  upstream: 'The call service reported a problem. Try again.',
  'bad-response': 'The answer could not be read. Try again; if it stays, tell whoever looks after this page.',
  'bad-request': 'The call service did not accept the question.',
  'not-configured': 'This is not set up correctly. Tell whoever looks after this page.',
};

const invalid: Readonly<Record<string, string>> = {
  phone: 'This is not a phone number in international format, such as +14155550100.',
  'caller-number': 'The caller’s number is not in international format, such as +14155550100.',
  'page-size': 'The page size is not a number of calls that can be asked for.',
  page: 'The page is not a page number.',
  'sort-order': 'The sort order is neither “asc” nor “desc”.',
  'started-after': 'The earliest start is not a date such as 2026-06-11.',
  'started-before': 'The latest start is not a date such as 2026-06-11.',
  'contact-id': 'This contact id cannot be asked for.',
  'call-id': 'This call id cannot be asked for.',
};

const plural = (count: number) => `${count} ${count === 1 ? 'call' : 'calls'}`;

/** English. */
export const en: Messages = {
  columns: {party: 'Other party', agent: 'Agent', channel: 'Channel', status: 'Status', started: 'Started', duration: 'Duration'},
  unknown: 'Unknown',
  unknownNumber: 'Unknown number',
  from: 'From',
  to: 'To',
  today: (time) => `Today, ${time}`,
  yesterday: (time) => `Yesterday, ${time}`,
  duration: (hours, minutes, seconds) =>
    [hours && `${hours} h`, minutes && `${minutes} min`, (seconds !== '0' || !(hours + minutes)) && `${seconds} s`].filter(Boolean).join(' '),
  milliseconds: (amount) => `${amount} ms`,
  words: {
    sip: 'SIP',
    inbound_call: 'Inbound call',
    no_answer: 'No answer',
    in_progress: 'In progress',
    user_hangup: 'The customer hung up',
    customer_hangup: 'The customer hung up',
    agent_hangup: 'The agent hung up',
    twilio_cost: 'Telephony cost',
    duration_sec: 'Billed duration',
    telephony_type: 'Telephony',
    provider_managed: 'Managed by the provider',
  },
  sentiments: {positive: 'Positive', neutral: 'Neutral', negative: 'Negative'},
  yes: 'Yes',
  no: 'No',

  calls: 'Calls',
  callsWith: (number) => `Calls with ${number}`,
  noCalls: 'No calls',
  noCallsHint: 'There is nothing here yet, or nothing that matches.',
  noMoreCalls: 'There are no more calls.',
  range: (from, to, total) => (total ? `${from}–${to} of ${total}` : `${from}–${to}`),
  loaded: (count) => `${plural(count)} loaded`,
  times: (zone) => `Times in ${zone}`,
  previous: 'Previous',
  next: 'Next',
  retry: 'Try again',
  retryNow: 'Try now',
  waiting: (seconds) => `The service is busy. Trying again in ${seconds} s.`,
  stale: 'The calls below were loaded earlier.',
  staleCall: 'The call below was loaded earlier.',
  missing: (attribute) => `Not set up yet: “${attribute}” is missing.`,
  failure: (code, {attribute, retryAfter}) => {
    if (code === 'rate-limited' && retryAfter)
      return `Too many requests. The service asks to wait ${retryAfter < 90_000 ? `${Math.ceil(retryAfter / 1000)} s` : `${Math.ceil(retryAfter / 60_000)} min`}.`;
    return (code === 'bad-request' && attribute && invalid[attribute]) || failures[code];
  },

  chooseCall: 'Choose a call to see it here.',
  callLoaded: 'Call loaded',
  facts: {
    caller: 'From',
    callee: 'To',
    ended: 'Ended',
    disconnectReason: 'Ended by',
    latency: 'Latency',
    error: 'Error',
    sentiment: 'Sentiment',
    total: 'Total',
  },
  ids: {call: 'Call', agent: 'Agent', room: 'Room', organization: 'Organization'},
  sections: {
    facts: 'Facts',
    summary: 'Summary',
    analysis: 'Analysis',
    credits: 'Credits',
    cost: 'Cost',
    metadata: 'Metadata',
    promptVariables: 'Given to the agent',
    extractedVariables: 'Noted by the agent',
    recording: 'Recording',
    transcript: 'Transcript',
    ids: 'Identifiers',
  },
  creditsNote: 'As reported by the service; the parts need not add up to the total.',
  inProgress: 'Still in progress',
  notProvided: 'Not provided',
  noAnalysis: 'No analysis was provided.',
  noSummary: 'No summary was provided.',
  noRecording: 'No recording was provided.',
  recordingFailed: 'The recording could not be played.',
  noTranscript: 'No transcript was provided.',
  speakers: {agent: 'Agent', user: 'Customer', unknown: 'Unknown speaker'},
};
