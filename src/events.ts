import type {Call} from './model/call.js';
import type {ErrorCode} from './model/errors.js';
import type {CallPage} from './model/page.js';
import type {CallsQuery} from './model/query.js';
import type {ShapeReport} from './model/shape.js';

/** The detail of an error event: a code for scripts, a sentence for people. */
export interface ErrorDetail {
  readonly code: ErrorCode;
  /** The sentence the element shows, in its language. */
  readonly message: string;
  /** HTTP status, if there was an answer. */
  readonly status?: number;
}

/** `composed` events leave the shadow root. */
const outward = {bubbles: true, composed: true};

/** A person chose a call. Canceling the event keeps the element from marking the call as selected. */
export class CallSelectEvent extends CustomEvent<{readonly call: Call}> {
  constructor(call: Call) {
    super('agni-call-select', {...outward, cancelable: true, detail: {call}});
  }
}

/** A page of calls is on screen. */
export class CallsLoadEvent extends CustomEvent<{
  readonly page: CallPage;
  readonly calls: readonly Call[];
  readonly query: CallsQuery;
}> {
  constructor(page: CallPage, query: CallsQuery) {
    super('agni-calls-load', {...outward, detail: {page, calls: page.calls, query}});
  }
}

/** Calls could not be loaded. */
export class CallsErrorEvent extends CustomEvent<ErrorDetail> {
  constructor(detail: ErrorDetail) {
    super('agni-calls-error', {...outward, detail});
  }
}

/** A call is on screen. */
export class CallLoadEvent extends CustomEvent<{readonly call: Call}> {
  constructor(call: Call) {
    super('agni-call-load', {...outward, detail: {call}});
  }
}

/** A call could not be loaded. */
export class CallErrorEvent extends CustomEvent<ErrorDetail> {
  constructor(detail: ErrorDetail) {
    super('agni-call-error', {...outward, detail});
  }
}

/** A person changed a list's question by turning the page, or the element went back from a page after the last. */
export class QueryChangeEvent extends CustomEvent<{readonly query: CallsQuery}> {
  constructor(query: CallsQuery) {
    super('agni-query-change', {...outward, detail: {query}});
  }
}

/** A recording started to play. */
export class RecordingPlayEvent extends CustomEvent<{readonly callId: string}> {
  constructor(callId: string) {
    super('agni-recording-play', {...outward, detail: {callId}});
  }
}

/** A recording could not be played. */
export class RecordingErrorEvent extends CustomEvent<ErrorDetail> {
  constructor(detail: ErrorDetail) {
    super('agni-recording-error', {...outward, detail});
  }
}

/** An answer had unknown fields or words: the API has changed. Each is reported once a page. */
export class ShapeEvent extends CustomEvent<ShapeReport> {
  constructor(report: ShapeReport) {
    super('agni-shape', {...outward, detail: report});
  }
}

/** Every event by its name. They bubble, so listeners on the element, the document and the window all receive them. */
export interface AgniEventMap {
  'agni-call-select': CallSelectEvent;
  'agni-calls-load': CallsLoadEvent;
  'agni-calls-error': CallsErrorEvent;
  'agni-call-load': CallLoadEvent;
  'agni-call-error': CallErrorEvent;
  'agni-query-change': QueryChangeEvent;
  'agni-recording-play': RecordingPlayEvent;
  'agni-recording-error': RecordingErrorEvent;
  'agni-shape': ShapeEvent;
}

declare global {
  interface HTMLElementEventMap extends AgniEventMap {}
  interface DocumentEventMap extends AgniEventMap {}
  interface WindowEventMap extends AgniEventMap {}
}
