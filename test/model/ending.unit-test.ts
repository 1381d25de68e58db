import {expect} from 'chai';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {endingOf} from '../../src/model/ending.js';

const words = {
  missed: [
    'dial_busy',
    'dial_no_answer',
    'user_declined',
    'registered_call_timeout',
    'customer-busy',
    'customer-did-not-answer',
    'Dial No Answer',
    'userBusy',
    'callee_unavailable',
    'not_reachable',
    'canceled',
  ],
  failed: [
    'dial_failed',
    'call_failed',
    'FAILED_TO_CONNECT',
    'dialFailed',
    'JOIN_FAILURE',
    'error_llm_websocket_open',
    'error_llm_websocket_lost_connection',
    'error_inbound_webhook',
    'error_no_audio_received',
    'error_nobody_has_heard_of_this_one_before',
    'Error: SIP 503 from the carrier of the callee',
    'sip_routing_error',
    'invalid_destination',
    'concurrency_limit_reached',
    'daily_limit_exceeded',
    'no_valid_payment',
    'out_of_credits',
    'payment_required',
    'scam_detected',
    'marked_as_spam',
    'number_blocked',
    'telephony_provider_permission_denied',
    'telephony_provider_unavailable',
  ],
  usual: [
    '',
    'user_hangup',
    'agent_hangup',
    'call_transfer',
    'transfer_cancelled',
    'transfer_failed',
    'voicemail_reached',
    'ivr_reached',
    'inactivity',
    'silence-timed-out',
    'max_duration_reached',
    'time_limit_reached',
    'exceeded-max-duration',
    'manual_stopped',
    'no_error',
    'no_error_reported',
    'payment_completed',
    'The customer said that the number was invalid',
    'unheard_of',
    'constructor',
    '完了',
  ],
} as const;

describe('the end of a call', () => {
  for (const [ending, all] of Object.entries(words)) {
    for (const word of all) {
      it(`is ${ending}: ${word || 'an empty word'}`, () => {
        expect(endingOf(word)).to.equal(ending === 'usual' ? undefined : ending);
      });
    }
  }

  it('is nothing known without a word', () => {
    expect(endingOf()).to.equal(undefined);
  });

  it('does not depend on letter case and separators', () => {
    const spelling = fc.record({
      word: fc.constantFrom(...words.missed, ...words.failed, ...words.usual.slice(0, 17)),
      separator: fc.constantFrom('_', '-', ' ', '__', '.', ' - '),
      isUpper: fc.boolean(),
    });
    fc.assert(
      fc.property(spelling, ({word, separator, isUpper}) => {
        const spelt = word.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[_\s.:-]+/g, separator);
        expect(endingOf(isUpper ? spelt.toUpperCase() : spelt)).to.equal(endingOf(word));
      }),
    );
  });

  it('is read from any text without an error, and of megabytes at once', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (text) => void endingOf(text)));
    const before = performance.now();
    endingOf('_ a'.repeat(1_000_000));
    expect(performance.now() - before).to.be.below(2000);
  });
});
