import type {Agent} from './agents.js';
import type {Scenario} from './conversations/scenario.js';
import type {Gappy} from './gap.js';
import type {Person} from './people.js';
import type {Course, Slots, Story} from './story.js';

/** The cheap facts of a call: enough for every filter but `search`. */
export interface CallKey {
  readonly index: number;
  /** Seed of everything else about this call. */
  readonly seed: number;
  readonly agent: Agent;
  readonly scenario: Scenario;
  readonly person: Person;
  readonly inbound: boolean;
  readonly channel: string;
  readonly status: string;
  readonly course: Course;
  /** Epoch milliseconds, whole seconds. */
  readonly startedAt: number;
  readonly callerNumber: string | undefined;
  readonly calleeNumber: string | undefined;
}

/**
 * As documented: snake_case inside a camelCase answer. Its parts do not add up to its total, as in the documented
 * example.
 */
export interface CreditBreakdown {
  readonly channel: string;
  readonly duration_sec: number;
  readonly model_credits: number;
  readonly provider_credits: number;
  readonly provider_managed: boolean;
  readonly telephony_type: string;
  readonly total_credits: number;
}

/** A call session as "List Call Sessions" documents it. */
export interface Session {
  readonly id: string;
  readonly agentId: string;
  readonly agentName: Gappy<string>;
  readonly organizationId: string;
  readonly roomId: Gappy<string>;
  readonly callerNumber: Gappy<string>;
  readonly calleeNumber: Gappy<string>;
  readonly callerName: Gappy<string>;
  readonly callerEmail: Gappy<string>;
  readonly channel: string;
  readonly status: string;
  readonly summary: Gappy<string>;
  readonly metadata: Gappy<object>;
  readonly errorMessage: string;
  readonly disconnectReason: Gappy<string>;
  readonly promptDynamicVariables: Gappy<object>;
  readonly extractDynamicVariables: object | null;
  readonly callLatencyMs: Gappy<number>;
  readonly startedAt: string;
  readonly endedAt: Gappy<string>;
  readonly durationSec: Gappy<number>;
  readonly createdAt: string;
  readonly recordingUrl: Gappy<string>;
  readonly costTotal: Gappy<string>;
  readonly postCallAnalysisResult: Gappy<object>;
  readonly creditBreakdown: Gappy<CreditBreakdown>;
}

/** One call in full. */
export interface MockCall extends CallKey {
  readonly id: string;
  readonly story: Story;
  readonly slots: Slots;
  readonly live: boolean;
  /** The documented fields, with the gaps of real answers. */
  readonly session: Session;
}
