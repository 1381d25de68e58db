import {describe, it} from 'node:test';
import {expect} from 'chai';
import {plainWord, statusKind} from '../../src/model/call.js';

const words = {
  completed: ['completed', 'complete', 'ended', 'success', 'successful', 'transfer', 'transferred'],
  active: ['in_progress', 'in-progress', 'in progress', 'active', 'ongoing', 'connected', 'answered'],
  waiting: ['ringing', 'pending', 'registered', 'scheduled', 'queued'],
  missed: [
    'missed',
    'no_answer',
    'no-answer',
    'not_connected',
    'busy',
    'voicemail',
    'timeout',
    'declined',
    'canceled',
    'cancelled',
    'dial_no_answer',
  ],
  failed: ['failed', 'error', 'rejected', 'call_failed', 'dial_failed', 'FAILED_TO_CONNECT', 'error_no_audio_received'],
  unknown: ['', 'unheard_of', 'not completed', 'completed_badly', 'constructor', '__proto__', 'toString', '完了'],
} as const;

describe('statusKind', () => {
  for (const [kind, all] of Object.entries(words)) {
    it(`sorts as ${kind}: ${all.map((word) => word || 'an empty word').join(', ')}`, () => {
      for (const word of all) expect(statusKind(word), word).to.equal(kind);
    });
  }

  it('does not mind letter case or separators', () => {
    for (const word of ['IN_PROGRESS', 'In Progress', 'in--progress', 'iN- _pROGRESS'])
      expect(statusKind(word), word).to.equal('active');
    expect(statusKind('COMPLETED')).to.equal('completed');
  });

  it('knows nothing of a call that has no status', () => {
    expect(statusKind()).to.equal('unknown');
    expect(statusKind(undefined)).to.equal('unknown');
  });
});

describe('plainWord', () => {
  it('writes words in lower snake_case', () => {
    expect(['No Answer', 'no-answer', 'NO__ANSWER', 'done'].map(plainWord)).to.deep.equal([
      'no_answer',
      'no_answer',
      'no_answer',
      'done',
    ]);
  });
});
