/**
 * The unknown parts of an answer: the names of fields, and words of the vendor's closed sets. Personal data is
 * excluded: no content, no name with more than two digits, no word with any, and neither of unusual length.
 */
export interface ShapeReport {
  readonly vendor: string;
  /**
   * Names of a call's fields, in the vendor's spelling. A nested field follows its parent's name and a dot
   * (`transcripts.emotion`), and `*` stands for any name (`latency.*.p25`).
   */
  readonly fields: readonly string[];
  readonly values: readonly ShapeValue[];
}

/** An unknown word. */
export interface ShapeValue {
  /** The model's name for the set, whatever the vendor calls it. */
  readonly field: 'status' | 'channel' | 'direction' | 'disconnectReason' | 'sentiment' | 'dataStorageSetting';
  readonly value: string;
}
