/** The documented query of Agni's call list. Strings go to the API unchanged. */
export interface ListQuery {
  readonly kind: 'list';
  /** 1-based. */
  readonly page: number;
  readonly pageSize: number;
  readonly agentId?: string | undefined;
  readonly status?: string | undefined;
  readonly channel?: string | undefined;
  /** E.164. */
  readonly callerNumber?: string | undefined;
  readonly search?: string | undefined;
  readonly sortBy?: string | undefined;
  readonly sortOrder?: 'asc' | 'desc' | undefined;
  /** An instant: ISO 8601 with a zone, whatever the attribute has. */
  readonly startedAfter?: string | undefined;
  /** An instant: ISO 8601 with a zone. A day in the attribute is included to its last millisecond. */
  readonly startedBefore?: string | undefined;
  /** The day of {@link startedAfter} in the zone on screen (`2026-06-11`), for calls of which only the day is known. */
  readonly firstDay?: string | undefined;
  /** The day of {@link startedBefore}, likewise. */
  readonly lastDay?: string | undefined;
}

/** All calls with one contact. */
export interface ContactQuery {
  readonly kind: 'contact';
  readonly contactId: string;
}

/** All calls in which one number took part. */
export interface PhoneQuery {
  readonly kind: 'phone';
  /** E.164. */
  readonly phone: string;
  /** 1-based. */
  readonly page: number;
  /** At most 100. */
  readonly pageSize: number;
  readonly includeTranscripts?: boolean | undefined;
}

/** One call in full. */
export interface CallQuery {
  readonly kind: 'call';
  readonly callId: string;
}

/** A question that is answered by a page of calls. */
export type CallsQuery = ListQuery | ContactQuery | PhoneQuery;
