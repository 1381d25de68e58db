/**
 * What an answer had that its parser does not know: the names of fields, and words where the vendor has a closed set of
 * them. Nothing that looks like somebody's: no content, no name with more than two digits, no word with any, and
 * neither of unusual length.
 */
export interface ShapeReport {
  readonly vendor: string;
  /**
   * Names of fields of a call, in the vendor's spelling. What another field holds comes after its name and a dot
   * (`transcripts.emotion`), and `*` stands for a name that may be any (`latency.*.p25`).
   */
  readonly fields: readonly string[];
  readonly values: readonly ShapeValue[];
}

/** A word nobody knows. */
export interface ShapeValue {
  /** What of a call it is about, whatever the vendor's own name for that. */
  readonly field: 'status' | 'channel' | 'direction' | 'disconnectReason' | 'sentiment' | 'dataStorageSetting';
  readonly value: string;
}
