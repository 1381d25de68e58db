import type {CallKey, MockCall} from './call.js';
import type {Gappy} from './gap.js';
import type {Random} from './random.js';
import {fill} from './story.js';

/** A call before its translation into the API's words. */
export type Base = Omit<MockCall, 'session'>;

/** Why a line dropped, and the log's note of it. */
type Ending = readonly [reason: string, error?: string];
const endings: Readonly<Record<string, readonly Ending[]>> = {
  'no_answer in': [['no_answer'], ['user_hangup'], ['concurrency_limit_reached', 'All 20 lines are busy']],
  'no_answer out': [['no_answer'], ['no_answer'], ['busy'], ['voicemail'], ['user_declined']],
  'failed in': [
    ['error_telephony', 'Media connection lost after 8 s'],
    ['sip_error', 'SIP 488 Not Acceptable Here: no common codec'],
  ],
  'failed out': [
    ['sip_error', 'SIP 503 Service Unavailable from carrier'],
    ['invalid_destination', 'SIP 404 Not Found: number is not in service'],
  ],
  'failed web': [
    ['error_connection', 'Microphone permission was denied'],
    ['error_connection', 'WebRTC connection could not be established'],
  ],
  'error in': [
    ['error_llm', 'Language model did not answer within 20 s'],
    ['error_unknown', 'Unexpected end of audio stream'],
  ],
  timeout: [['inactivity_timeout']],
  transfer: [['call_transfer']],
};
const ordinary: readonly Ending[] = [
  'user_hangup',
  'user_hangup',
  'user_hangup',
  'customer_hangup',
  'agent_hangup',
  'agent_hangup',
].map((reason) => [reason]);

export function ending(r: Random, {status, channel, inbound}: CallKey): Ending {
  const way = channel === 'web' ? 'web' : inbound ? 'in' : 'out';
  return r.pick(endings[`${status} ${way}`] ?? endings[status] ?? ordinary);
}

export function summary({story, scenario, slots}: Base, long: boolean): string {
  if (!story.outcome) return story.seconds < 15 ? 'Wrong number.' : 'The call ended before the matter was settled.';
  const text = [fill(scenario.summary, slots), ...story.notes].join(' ');
  const ending = ` The next step is: ${story.outcome.nextStep.toLowerCase()}.`;
  return long
    ? `${Array.from({length: 6}, () => text + ending).join('\n\n')} ${'Reference-'.repeat(12)}${slots.tail}`
    : text;
}

/** Flat as documented, or wrapped as seen live; occasionally missing. */
export function analysis(r: Random, call: Base): Gappy<object> {
  const {story, slots} = call;
  const sentiment = story.cross ? 'negative' : story.outcome?.positive ? 'positive' : 'neutral';
  const disposition = story.outcome?.disposition ?? '';
  const nextStep = story.outcome?.nextStep ?? '';
  const callback = r.chance(0.3);
  const form = r.next();
  if (form < 0.15) return r.pick([{}, null, undefined]);
  if (form < 0.3) return {sentiment};
  if (form < 0.6) {
    return {
      sentiment,
      summary: summary(call, false),
      call_outcome: disposition,
      callback_needed: callback,
      next_steps: nextStep,
    };
  }
  return {
    summary: {type: 'string', value: summary(call, false)},
    sentiments: {type: 'enum', value: sentiment.replace(/^./, (letter) => letter.toUpperCase())},
    disposition: {type: 'string', value: disposition},
    goals_met: {type: 'boolean', value: !story.cross},
    callback_needed: {type: 'boolean', value: callback},
    first_name: {type: 'string', value: slots.customer},
    action_to_take: {type: 'string', value: nextStep === 'None' ? '' : nextStep},
  };
}

export function metadata(r: Random, {scenario, person, inbound}: Base): Gappy<object> {
  const deal = `D-${r.int(1000, 9999)}`;
  const stage = r.pick(['New', 'Qualified', 'Negotiation']);
  return r.pick([
    {source: 'crm'},
    {source: 'crm', topic: scenario.topic, crm: {deal_id: deal, stage, owner: {name: 'Team West'}}},
    {campaign: inbound ? 'none' : 'Summer follow-up', attempt: r.int(1, 3), consent: true},
    {source: 'website', city: person.city, tags: [scenario.topic, scenario.language]},
    {},
    null,
    undefined,
  ]);
}

export function promptVariables({slots, person, scenario}: Base): object {
  return {
    customer_name: person.name,
    business_name: slots.business,
    language: scenario.language,
    account: {tail: slots.tail, amount_due: slots.amount, due_on: slots.date},
    address: {city: person.city},
  };
}

export function extractVariables(r: Random, {slots, scenario}: Base): object {
  return r.pick([
    {intent: scenario.topic, callback_at: `${slots.date2}, ${slots.time}`},
    {intent: scenario.topic, confirmed: true, preferred_slot: {date: slots.date2, time: slots.time}},
    {intent: scenario.topic, amount_mentioned: slots.amount, satisfaction: r.int(1, 5)},
  ]);
}
