/**
 * Whatever a call shows was in the answer, or follows from it in one of the ways listed here. Nothing else: no default,
 * no guess.
 */
import {describe, it} from 'node:test';
import {expect} from 'chai';
import fc from 'fast-check';
import type {Call, Entry} from '../../../src/model/call.js';
import type {CallPage} from '../../../src/model/page.js';
import {CallsError} from '../../../src/model/errors.js';
import {call, page} from '../../../src/vendors/agni/parse.js';
import {answers} from './arbitrary.js';
import {contact, history, list} from './answers.js';

/**
 * What an answer holds: its texts, trimmed; its numbers, also those written as text or text written as number; its
 * keys; its times.
 */
class Sent {
  readonly texts = new Set<unknown>();
  readonly numbers = new Set<unknown>();
  readonly keys = new Set<string>();
  readonly times = new Set<unknown>();
  readonly booleans = new Set<unknown>();
  readonly speech: string[] = [];

  constructor(value: unknown) {
    this.#collect(value);
  }

  #collect(value: unknown): void {
    if (typeof value === 'boolean') this.booleans.add(value);
    if (typeof value === 'string') {
      this.speech.push(value);
      this.texts.add(value.trim());
      if (value.trim()) this.#count(Number(value));
      for (const iso of [value, value.replace(' ', 'T'), `${value.replace(' ', 'T')}Z`])
        this.times.add(Date.parse(iso));
    }
    if (typeof value === 'number') {
      this.texts.add(String(value));
      this.#count(value);
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      this.keys.add(Array.isArray(value) ? String(Number(key) + 1) : key);
      this.#collect(inner);
    }
  }

  #count(value: number): void {
    this.numbers.add(value);
    this.times.add(value).add(value * 1000);
  }
}

/** How often each kind of value was seen in all answers, so that the test cannot pass by seeing nothing. */
const seen = new Map<string, number>();
const check = (kind: string, value: unknown, holds: boolean): void => {
  if (value === undefined) return;
  seen.set(kind, (seen.get(kind) ?? 0) + 1);
  expect(holds, `${kind} ${JSON.stringify(value)} was never sent`).to.be.true;
};

const checkEntries = (kind: string, entries: readonly Entry[] | undefined, sent: Sent): void => {
  for (const {key, value} of entries ?? []) {
    const pools = {string: sent.texts, number: sent.numbers, boolean: sent.booleans};
    check(kind, value, value === '…' || pools[typeof value as keyof typeof pools].has(value));
    // Its own key may hold the joint, which is made of spaces and an arrow that no generator of these makes. What has
    // no key is a `value`.
    for (const part of key.split(' › '))
      check(`${kind} key`, part, sent.keys.has(part) || /^((twilio|model)_cost|cost_total|value)$/.test(part));
  }
};

const checkCall = (found: Call, sent: Sent): void => {
  const {agent, caller, callee, cost, analysis, startedAt, endedAt, durationSec} = found;
  const words = {
    'agent id': agent.id,
    agent: agent.name,
    caller: caller.number,
    'caller name': caller.name,
    email: caller.email,
    callee: callee.number,
    organization: found.organizationId,
    room: found.roomId,
    channel: found.channel,
    status: found.status,
    summary: found.summary,
    reason: found.disconnectReason,
    error: found.errorMessage,
    recording: found.recordingUrl,
    analysis: analysis?.summary,
    sentiment: analysis?.sentiment,
    id: found.id || undefined,
  };
  for (const [name, word] of Object.entries(words)) {
    // A summary or an error may be a list of texts, one a line.
    for (const line of sent.texts.has(word) ? [word] : (word?.split('\n') ?? []))
      check(name, line, sent.texts.has(line));
  }
  check('direction', found.direction, new RegExp(`^${found.direction}`, 'i').test(found.channel ?? ''));
  for (const time of [startedAt, endedAt, found.createdAt]) check('time', time, sent.times.has(time));
  const between = (Number(endedAt) - Number(startedAt)) / 1000;
  check('duration', durationSec, sent.numbers.has(durationSec) || durationSec === between);
  check('latency', found.latencyMs, sent.numbers.has(found.latencyMs));
  check('total', cost?.total, sent.numbers.has(cost?.total));
  checkEntries('part', cost?.parts, sent);
  checkEntries('finding', analysis?.entries, sent);
  for (const entries of [found.metadata, found.promptVariables, found.extractedVariables])
    checkEntries('entry', entries, sent);
  for (const {id, role, speaker, text, at} of found.transcript?.items ?? []) {
    check('line id', id, sent.texts.has(id));
    check('role', role, role === 'agent' || role === 'user' || sent.texts.has(role));
    check(
      'speaker',
      speaker,
      sent.speech.some((one) => one.includes(speaker ?? '')),
    );
    for (const part of text.split('\n'))
      check(
        'line',
        part,
        // What could not be read is `…`, and a part of another kind is named by its type.
        part === '…' ||
          sent.texts.has(text) ||
          sent.texts.has(part) ||
          sent.speech.some(
            (one) =>
              /^\[(.*)\]$/
                .exec(part)?.[1]
                ?.split(': ')
                .every((word) => sent.texts.has(word)) ?? one.includes(part),
          ),
      );
    const stamps = [...sent.numbers].flatMap((stamp) => [Number(stamp), Number(stamp) - Number(startedAt)]);
    check('at', at, at === 0 || stamps.some((stamp) => stamp / 1000 === at));
  }
};

const checkPage = ({calls, total, pageSize}: CallPage, sent: Sent, kind: string): void => {
  for (const one of calls) checkCall(one, sent);
  check('page size', pageSize, pageSize === 20 || sent.numbers.has(pageSize));
  check('page total', total, kind === 'contact' ? total === calls.length : sent.numbers.has(total));
};

describe('a call', () => {
  it('shows nothing that was not sent', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const sent = new Sent(answer);
        try {
          const one = call(answer);
          if (one) checkCall(one, sent);
          for (const query of [list(), contact, history()]) {
            const found = page(answer, query);
            if (found) checkPage(found, sent, query.kind);
          }
        } catch (error) {
          if (!(error instanceof CallsError)) throw error;
        }
      }),
      {numRuns: 1000},
    );
    const kinds = [
      'id',
      'agent',
      'status',
      'direction',
      'time',
      'duration',
      'total',
      'part',
      'part key',
      'finding',
      'sentiment',
      'entry',
      'role',
      'line',
      'at',
    ];
    for (const kind of kinds) expect(seen.get(kind), kind).to.be.above(5);
  });

  it('of which nothing was sent shows nothing', () => {
    expect(page({success: true, calls: [{}]}, list())?.calls).to.deep.equal([
      {id: '', agent: {}, caller: {}, callee: {}},
    ]);
  });
});
