import type {Messages} from './messages.js';

/** English. */
export const en: Messages = {
  columns: ['Other party', 'Agent', 'Channel', 'Status', 'Started', 'Duration'],
  unknown: 'Unknown',
  from: 'From',
  to: 'To',
  today: (time) => `Today, ${time}`,
  yesterday: (time) => `Yesterday, ${time}`,
  duration: (hours, minutes, seconds) =>
    [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(Boolean).join(' ') || '0 s',
  words: {sip: 'SIP'},

  calls: 'Calls',
  callsWith: (number) => `Calls with ${number}`,
  noCalls: 'No calls found',
  noneHere: 'No calls on this page',
  range: (from, to, total) => `${from}–${to}${total ? ` of ${total}` : ''}`,
  loaded: (count) => `${count} ${count === 1 ? 'call' : 'calls'} loaded`,
  times: (zone) => `Times in ${zone}`,
  previous: 'Previous',
  next: 'Next',
  retry: 'Try again',
  busy: 'The service is busy.',
  failures: async () => (await import('./failures-en.js')).failures,
  failed: 'This could not be loaded.',
};
