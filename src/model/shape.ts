/**
 * What an answer had that its parser does not know: the names of fields, and words where the vendor has a closed set of them. Nothing that
 * could be somebody's: no content, and no name or word with a digit or of unusual length.
 */
export interface ShapeReport {
  readonly vendor: string;
  /** Names of fields of a call, in the vendor's spelling. */
  readonly fields: readonly string[];
  readonly values: readonly ShapeValue[];
}

/** A word nobody knows. */
export interface ShapeValue {
  readonly field: 'status' | 'channel';
  readonly value: string;
}
