/** What a person sees and hears of an element that shows calls. */

const words = (node: Node | null | undefined): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

const inside = (el: Element): ShadowRoot => {
  if (!el.shadowRoot) throw new Error(`<${el.localName}> shows nothing.`);
  return el.shadowRoot;
};

const textsOf = (el: Element, selector: string): string =>
  [...inside(el).querySelectorAll(selector)].map(words).join(' | ');

/** The table's rows; placeholders are none. */
export const rowsOf = (el: Element): HTMLTableRowElement[] => [
  ...inside(el).querySelectorAll<HTMLTableRowElement>('tbody:not([aria-hidden]) tr'),
];

/** What the rows say, cell by cell. */
export const cells = (el: Element): string[][] => rowsOf(el).map((row) => [...row.cells].map(words));

/** The rows drawn while calls are awaited. */
export const placeholders = (el: Element): number => inside(el).querySelectorAll('tbody[aria-hidden] tr').length;

/** The buttons that choose a call, one a row. */
export const rowButtons = (el: Element): HTMLButtonElement[] =>
  rowsOf(el).flatMap((row) => [...row.querySelectorAll('button')]);

/** What happened and what can be done; empty while there is nothing to say. */
export const noticeOf = (el: Element): string => textsOf(el, '.notice > span');

/** What assistive technology is told. */
export const announced = (el: Element): string => textsOf(el, '[role="status"]');

/** Which calls these are: `1–20 of 57`. */
export const rangeOf = (el: Element): string => textsOf(el, '[part="range"]');

/** What stands below the table, or above it where a number is named. */
export const footOf = (el: Element): string => textsOf(el, '.foot > :not(button)');

/** The button of that name, if there is one. */
export const findButton = (el: Element, name: string): HTMLButtonElement | undefined =>
  [...inside(el).querySelectorAll('button')].find((button) => words(button) === name);

/** The button of that name. */
export const button = (el: Element, name: string): HTMLButtonElement => {
  const found = findButton(el, name);
  if (!found) throw new Error(`There is no button “${name}”.`);
  return found;
};

/** Whether a button can be pressed; one that cannot stays focusable. */
export const canPress = (el: Element, name: string): boolean => button(el, name).ariaDisabled !== 'true';
