import {read} from '../../../src/vendors/authoring.js';

const {list, record} = read;

/** The part of a list's answer that holds its rows and their count. */
export function resultOf(answer: unknown): read.Json {
  return record(record(answer)?.['result']) ?? {};
}

/** The rows of a list's answer. */
export function rowsOf(answer: unknown): readonly unknown[] | undefined {
  return list(resultOf(answer)['rows']);
}

/** The call of a detail's answer. */
export function callIn(answer: unknown): read.Json | undefined {
  return record(record(answer)?.['call']);
}
