import {textOf, type Question} from './question.js';

/** What the last answer was to, and how it read, to tell whether another one is news. */
export class Shown<Answer> {
  #last: {readonly question: string; readonly answer: Answer} | undefined;
  #differs: (before: Answer, answer: Answer) => boolean;

  /** `differs` tells whether a further answer to the same question is news. Default: any that is another one. */
  constructor(differs: (before: Answer, answer: Answer) => boolean = isOther) {
    this.#differs = differs;
  }

  /** Whether the last answer was to this question. */
  isTo(question: Question<unknown>): boolean {
    return this.#last?.question === textOf(question);
  }

  /** Whether this answer to a question is news. */
  isNews(question: Question<unknown>, answer: Answer): boolean {
    return !this.#last || !this.isTo(question) || this.#differs(this.#last.answer, answer);
  }

  set(question: Question<unknown>, answer: Answer): void {
    this.#last = {question: textOf(question), answer};
  }

  /** The last answer is fuller by now. */
  amend(answer: Answer): void {
    if (this.#last) this.#last = {...this.#last, answer};
  }

  /** Whatever comes next is news. */
  clear(): void {
    this.#last = undefined;
  }
}

const isOther = (before: unknown, answer: unknown): boolean => JSON.stringify(before) !== JSON.stringify(answer);
