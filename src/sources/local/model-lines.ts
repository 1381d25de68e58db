import type {Entry} from '../../model/call.js';
import {lines, listIn, record, recordIn, some, text} from '../../vendors/toolkit/read.js';

/** A list of keys and values as the model has it, or anything else as its lines. */
export function entriesOf(raw: unknown): readonly Entry[] | undefined {
  const sent = listIn(raw);
  if (!sent?.every((one) => 'key' in (record(one) ?? {}))) return lines(raw);
  const items = sent.flatMap((one) => {
    const {key, value} = recordIn(one) ?? {};
    return lines({'': value})?.map((line) => ({...line, key: (text(key) ?? '') + line.key})) ?? [];
  });
  return some(items);
}
