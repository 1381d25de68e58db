/** The made-up calls: the same for the same seed, believable, varied, and cheap by the hundred thousand. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {agents} from '../../demo/mock/agents.js';
import type {MockCall} from '../../demo/mock/call.js';

import {createCalls, extremes, maxCalls} from '../../demo/mock/calls.js';
import {contacts} from '../../demo/mock/contacts.js';
import {regulars, strangers} from '../../demo/mock/people.js';
import {spoken, transcripts} from '../../demo/mock/transcript.js';
import {isE164} from '../../src/model/phone.js';

const now = Date.parse('2026-06-11T12:00:00Z');
const base = {count: 240, seed: 1, now, publicBase: 'https://api.ravan.ai'};
const told = (options: Partial<typeof base> = {}): MockCall[] => {
  const calls = createCalls({...base, ...options});
  return Array.from({length: calls.count}, (_, index) => calls.call(index));
};
const calls = told();
const words = (call: MockCall) => JSON.stringify([call.session, transcripts(call, now, true)]);

describe('the seed', () => {
  it('tells the same story twice', () => assert.deepEqual(told().map(words), calls.map(words)));

  it('tells another story when it is another', () => {
    const other = told({seed: 2});
    assert.equal(other.filter(({id}) => calls.some((call) => call.id === id)).length, 0);
    assert.notDeepEqual(
      other.map(({status}) => status),
      calls.map(({status}) => status),
    );
  });

  it('finds a call by its id alone, and no call by another', () => {
    const known = createCalls(base);
    for (const call of calls) assert.equal(known.find(call.id)?.index, call.index);
    const [one, two] = calls;
    assert.equal(
      known.find(`${one?.id.slice(0, 9)}${two?.id.slice(9)}`),
      undefined,
      'the head of one and the tail of another',
    );
    assert.equal(known.find(one?.id.toUpperCase() ?? ''), undefined);
  });

  it('bounds the count', () => {
    for (const count of [maxCalls + 1, -1, 1.5, Number.NaN])
      assert.throws(() => createCalls({...base, count}), RangeError);
    assert.equal(told({count: 0}).length, 0);
    assert.equal(told({count: 1})[0]?.live, false, 'one call alone is a finished one');
  });
});

describe('the calls', () => {
  const values = (read: (call: MockCall) => unknown) => new Set(calls.map(read));

  it('are of many kinds', () => {
    assert.ok(values(({agent}) => agent.id).size >= 5);
    assert.deepEqual(
      values(({channel}) => channel),
      new Set(['voice', 'web', 'sip', 'phone', 'inbound_call']),
    );
    const statuses = values(({status}) => status);
    for (const status of ['completed', 'failed', 'no_answer', 'in-progress', 'in progress', 'ringing']) {
      assert.ok(statuses.has(status), status);
    }
    assert.deepEqual(
      values(({inbound}) => inbound),
      new Set([true, false]),
    );
    assert.deepEqual(
      values(({scenario}) => scenario.language),
      new Set(['en', 'hi', 'mixed']),
    );
  });

  it('lead up to now: some today, some yesterday, some weeks ago', () => {
    const day = (call: MockCall) => Math.floor(now / 86_400_000) - Math.floor(call.startedAt / 86_400_000);
    const days = calls.map(day);
    assert.ok(days.filter((ago) => ago === 0).length >= 5);
    assert.ok(days.some((ago) => ago === 1));
    assert.ok(days.some((ago) => ago > 20));
    for (const {live, session} of calls)
      assert.ok(live ? !session.endedAt : Date.parse(session.endedAt ?? '') <= now, session.id);
  });

  it('leave fields out in every way an answer can, and never a web call’s channel for a number', () => {
    for (const hole of ['', null, undefined])
      assert.ok(
        calls.some(({session}) => session.callerName === hole),
        String(hole),
      );
    for (const field of [
      'agentName',
      'durationSec',
      'costTotal',
      'recordingUrl',
      'summary',
      'postCallAnalysisResult',
    ] as const) {
      const holes = calls.filter(({session}) => !session[field] && session[field] !== 0).length;
      assert.ok(holes > 0 && holes < calls.length, field);
    }
    for (const {channel, session} of calls)
      assert.equal(channel === 'web', !session.callerNumber && !session.calleeNumber);
  });

  it('have analyses flat, wrapped and missing', () => {
    const analyses = calls.map(({session}) => session.postCallAnalysisResult);
    assert.ok(analyses.some((one) => one && 'sentiment' in one));
    assert.ok(analyses.some((one) => one && 'sentiments' in one));
    assert.ok(analyses.some((one) => one && Object.keys(one).length === 0));
    assert.ok(analyses.some((one) => one === undefined));
  });

  it('have credits whose parts do not add up', () => {
    const credits = calls.flatMap(({session}) => (session.creditBreakdown ? [session.creditBreakdown] : []));
    assert.ok(credits.length > 50);
    for (const one of credits) assert.notEqual(one.model_credits + one.provider_credits, one.total_credits);
  });

  it('have a name and a summary too long for any column', () => {
    const long = calls[extremes.longSummary];
    assert.ok((long?.session.summary?.length ?? 0) > 1500);
    assert.ok(agents.some(({name}) => name.length > 80));
    assert.ok(contacts.some(({name}) => name.length > 80));
  });
});

describe('the transcripts', () => {
  const lengths = calls.map((call) => spoken(call, now).length);
  const forms = calls.map((call) => transcripts(call, now, false));

  it('are of every length', () => {
    for (const length of [0, 1, 2]) assert.ok(lengths.includes(length), String(length));
    assert.ok(Math.max(...lengths) >= 40);
  });

  it('lie within the call, in order, as long as it lasts', () => {
    for (const call of calls) {
      let clock = 0;
      for (const {from, to, text} of spoken(call, now)) {
        assert.ok(from >= clock && to > from, call.id);
        assert.doesNotMatch(text, /[{}]/, 'a slot was not filled');
        clock = to;
      }
      if (!call.live) assert.ok(clock <= call.story.seconds, call.id);
    }
  });

  it('mix Devanagari and Latin script in one line', () => {
    const lines = calls.flatMap((call) => spoken(call, now));
    const mixed = lines.filter(({text}) => /\p{Script=Devanagari}/u.test(text) && /[a-z]{3}/i.test(text));
    assert.ok(mixed.length > 50);
  });

  it('come as items, as items with the words at their top level, and as one string', () => {
    assert.ok(forms.some((form) => Array.isArray(form) && form.some((item) => 'message' in item)));
    assert.ok(forms.some((form) => Array.isArray(form) && form.some((item) => 'role' in item)));
    const text = forms.find((form): form is string => typeof form === 'string') ?? '';
    assert.match(text, /^[^\n]+: .+\n: /);
  });

  it('have the clocks seen: true, half a year off, relative, none', () => {
    const stamps = new Set<unknown>(
      forms.map((form, i) => {
        const item = Array.isArray(form) ? (form[0] as {timestamp_ms: number | null} | undefined) : undefined;
        const call = calls[i];
        return (
          item &&
          call &&
          (item.timestamp_ms === null
            ? 'none'
            : item.timestamp_ms < 1e7
              ? 'relative'
              : Math.abs(item.timestamp_ms - call.startedAt) < 1e7
                ? 'true'
                : 'off')
        );
      }),
    );
    for (const kind of ['none', 'relative', 'true', 'off']) assert.ok(stamps.has(kind), kind);
  });
});

describe('the people', () => {
  it('have numbers that are well formed, their own, and nobody’s', () => {
    const people = Object.values(strangers).flat().concat(Object.values(regulars).flat());
    const numbers = [...people, ...agents].map(({number}) => number);
    assert.ok(numbers.length > 200);
    assert.equal(new Set(numbers).size, numbers.length);
    const ranges = [
      /\+1\d{3}55501\d\d/,
      /\+447700900\d{3}|\+442079460\d{3}/,
      /\+4930231250?\d\d\d?|\+4917139200\d\d|\+49171392\d{4}/,
      /\+336399[89]\d{4}/,
      /\+91(11|20|22|44|80)0\d{7}/,
    ];
    const nobody = new RegExp(`^(${ranges.map(({source}) => source).join('|')})$`);
    for (const number of numbers) {
      assert.ok(isE164(number), number);
      assert.match(number, nobody);
    }
  });

  it('have contacts with ids of their own, of whom the first is called most', () => {
    assert.equal(contacts[0].id, 'contact-priya-sharma');
    assert.equal(new Set(contacts.map(({id}) => id)).size, contacts.length);
    const times = contacts.map(({number}) => calls.filter(({person}) => person.number === number).length);
    assert.equal(times[0], Math.max(...times));
    assert.ok((times[0] ?? 0) > 20);
  });
});

describe('a hundred thousand calls', () => {
  it('cost one page what few calls cost, and hold no call in memory', () => {
    const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    const many = createCalls({...base, count: maxCalls});
    const held = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before;
    assert.ok(held < 20e6, `${held} bytes for the starts of 100,000 calls`);
    const last = many.call(maxCalls - 1);
    assert.equal(many.find(last.id)?.index, maxCalls - 1);
    assert.ok(last.startedAt < many.call(0).startedAt);
  });

  it('are filtered without being told', () => {
    const many = createCalls({...base, count: maxCalls});
    const began = performance.now();
    let failed = 0;
    for (let index = 0; index < many.count; index++) if (many.key(index).status === 'failed') failed++;
    assert.ok(failed > 1000);
    // A tenth of a second on an idle machine; the bound is for one that is busy.
    assert.ok(performance.now() - began < 3000);
  });
});
