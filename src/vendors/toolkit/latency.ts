import type {Latency} from '../../model/call.js';
import {count, known, record, recordIn, some, type Json} from './read.js';

/**
 * `{e2e: {p50, p90, …, num}}` as the vendor summed it up. The `values` beside it are a subset of the measurements, so
 * nothing is computed from them.
 */
export function latencies(raw: unknown): readonly Latency[] | undefined {
  const all = Object.entries(recordIn(raw) ?? {}).slice(0, 50);
  const measured = all.flatMap(([name, sent]) => {
    const raw = record(sent) ?? {};
    const ms = figuresOf(raw);
    const times = count(raw['num']);
    return times === 0 || Object.values(ms).every((one) => one === undefined)
      ? []
      : known<Latency>({name, ...ms, count: times});
  });
  return some(measured);
}

type Figures = Required<Omit<Latency, 'name' | 'count'>>;

/** The durations, in milliseconds. */
export function figuresOf({p50, p90, p95, p99, min, max}: Json): {
  readonly [Name in keyof Figures]: number | undefined;
} {
  return {p50: count(p50), p90: count(p90), p95: count(p95), p99: count(p99), min: count(min), max: count(max)};
}
