/** The lines of a transcript, in the detail or in an element of its own. */
import {read} from '../screen.js';

/** The lines, in order: utterances and events. */
export const linesOf = (el: Element): HTMLElement[] => [
  ...(el.shadowRoot?.querySelectorAll<HTMLElement>('[part="item"]') ?? []),
];

/** The texts of the lines, each with its speaker and its time. */
export const linesRead = (el: Element): string[] => linesOf(el).map(read);

/** A part of a line: `speaker`, `text`. */
export const linePart = (line: Element | undefined, name: string): HTMLElement | null =>
  line?.querySelector<HTMLElement>(`[part="${name}"]`) ?? null;

/** The speakers, line by line. */
export const speakersOf = (el: Element): (string | undefined)[] =>
  linesOf(el).map((line) => linePart(line, 'speaker')?.textContent.trim());
