/** The parts of every parser: from unknown JSON to values and pages, without throwing on a field. */
export {totalOf, type Total} from './total.js';
export {content, prose, type Content} from './content.js';
export {answered} from './envelope.js';
export {isNothing, unpacked} from './json.js';
export {latencies} from './latency.js';
export {callsOf, pageOf, type Wanted} from './paging.js';
export {
  count,
  daysIn,
  direction,
  entries,
  field,
  flag,
  known,
  lines,
  list,
  listIn,
  number,
  record,
  recordIn,
  role,
  secondsOf,
  some,
  text,
  textLines,
  time,
  timed,
  within,
  type Json,
} from './read.js';
export {search, type SearchedList} from './search.js';
export {noted, type Known} from '../drift/notes.js';
export {notedCall, notedPage, readCall} from './noted.js';
export {joinTools, type Told} from './join-tool-results.js';
export {linesIn, lostText, readTurns, spokenLines, turnsIn} from './turns.js';
export {withUnread, type FieldNames} from './unread.js';
