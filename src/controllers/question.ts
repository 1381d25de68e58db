import type {ErrorDetail} from '../events.js';
import type {Locale} from '../locale/locale.js';
import type {CallSource, QuestionOptions} from '../sources/source.js';

/** What an element wants to know, and of whom. */
export interface Question<Query> {
  readonly source: CallSource;
  readonly query: Query;
  /** What the answer is about; an earlier answer of another subject leaves the screen. */
  readonly subject: string;
}

/** What an element brings to its controller. */
export interface LoadOptions<Query, Answer> {
  /** What to ask now; `undefined` when there is nothing yet. Throws a CallsError when the attributes make no question. */
  question(): Question<Query> | undefined;
  ask(question: Question<Query>, options: QuestionOptions): Promise<Answer>;
  /** The query that an answer is to, where it is another one than was asked: then that one is not asked. Default: the same. */
  answered?(answer: Answer, query: Query): Query;
  /** Whether an answer has nothing to show. Default: none is empty. */
  isEmpty?(answer: Answer): boolean;
  /** What assistive technology hears of an answer. */
  announcement(answer: Answer): string;
  /** Whether a further answer to the same question is worth an announcement. Default: any that differs. */
  readonly isNews?: (before: Answer, answer: Answer) => boolean;
  /** The event of an answer, dispatched when it is on screen. */
  loaded(answer: Answer, query: Query): Event;
  /** The event of a failure, dispatched when it is on screen. */
  failed(detail: ErrorDetail): Event;
  locale(): Locale;
}

/** The same for questions that ask the same of any source. */
export const textOf = ({query}: Question<unknown>): string => JSON.stringify(query);

/** Whether two questions ask one source the same. */
export function isSame(one: Question<unknown> | undefined, other: Question<unknown>): boolean {
  return one?.source === other.source && one.subject === other.subject && textOf(one) === textOf(other);
}
