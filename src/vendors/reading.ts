/** What a parser is made of, ours and any other: from unknown JSON to values and pages, without ever throwing. */
export {latencies} from './latency.js';
export {callsOf, pageOf, type Wanted} from './paging.js';
export * from './read.js';
export {noted, type Known} from './shape.js';
