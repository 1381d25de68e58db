/** The lines of a transcript, in the detail or in an element of its own. */
import {read} from '../screen.js';

/** The lines, in order: what was said and what happened. */
export const linesOf = (el: Element): HTMLElement[] => [
  ...(el.shadowRoot?.querySelectorAll<HTMLElement>('[part="item"]') ?? []),
];

/** What the lines say, each with its speaker and its time. */
export const linesRead = (el: Element): string[] => linesOf(el).map(read);

/** A part of a line: `speaker`, `text`. */
export const linePart = (line: Element | undefined, name: string): HTMLElement | null =>
  line?.querySelector<HTMLElement>(`[part="${name}"]`) ?? null;

/** Who spoke, line by line. */
export const speakersOf = (el: Element): (string | undefined)[] =>
  linesOf(el).map((line) => linePart(line, 'speaker')?.textContent.trim());
