import {read} from '../../../src/vendors/authoring.js';

const {list, record} = read;

/** The part of a list's answer with its rows and their count. */
export function resultOf(answer: unknown): read.Json {
  return record(record(answer)?.['result']) ?? {};
}

export function rowsOf(answer: unknown): readonly unknown[] | undefined {
  return list(resultOf(answer)['rows']);
}

export function callIn(answer: unknown): read.Json | undefined {
  return record(record(answer)?.['call']);
}
