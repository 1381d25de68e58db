/**
 * Long values, folded: their beginning, their size, and a button that shows all of them in a box that scrolls. What is
 * folded is not laid out, so that megabytes in a call cost nothing until someone wants them. What is unfolded stays so
 * while the call is drawn again.
 */
import {html, type TemplateResult} from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';
import {integer} from '../../locale/format.js';
import type {Locale} from '../../locale/locale.js';
import type {Messages} from '../../locale/messages.js';
import {fileSize} from '../../locale/units.js';

/** How much of a text is shown at once, and how much of a longer one. */
interface Room {
  readonly most: number;
  readonly mostLines: number;
  readonly start: number;
  readonly startLines: number;
}

const rooms: Readonly<Record<'value' | 'prose', Room>> = {
  value: {most: 1000, mostLines: 20, start: 240, startLines: 6},
  prose: {most: 4000, mostLines: 60, start: 600, startLines: 12},
};

/** What there is to show, folded and in full. */
interface Contents {
  readonly beginning: () => unknown;
  /** Everything, in a box of its own; `label` is the box's name. */
  readonly all: (label: string) => TemplateResult;
  /** The button's text while it is folded. Measures what may be megabytes, so it is read once a content. */
  readonly label: () => string;
  /** What the label depends on. */
  readonly of: unknown;
  readonly locale: Locale;
}

class Fold extends AsyncDirective {
  #isOpen = false;
  #label: {readonly of: unknown; readonly messages: Messages; readonly text: string} | undefined;
  #contents: Contents | undefined;

  render(contents: Contents): TemplateResult {
    this.#contents = contents;
    const {all, beginning, locale} = contents;
    const label = this.#labelOf(contents);
    const text = this.#isOpen ? locale.messages.showLess : label;
    return html`${this.#isOpen ? all(label) : html`<span class="beginning">${beginning()}</span>`}<button
        class="push fold"
        part="button"
        aria-expanded=${this.#isOpen}
        @click=${this.#toggle}
      >
        ${text}
      </button>`;
  }

  #labelOf({of, locale, label}: Contents): string {
    const before = this.#label;
    if (before && before.of === of && before.messages === locale.messages) return before.text;
    const text = label();
    this.#label = {of, messages: locale.messages, text};
    return text;
  }

  #toggle = (): void => {
    this.#isOpen = !this.#isOpen;
    if (this.#contents) this.setValue(this.render(this.#contents));
  };
}

const folded = directive(Fold);

/** Whether a text is folded. */
export function isLong(text: string, kind: keyof typeof rooms = 'value'): boolean {
  const {most, mostLines} = rooms[kind];
  return text.length > most || hasLines(text, mostLines);
}

/** A text, folded where it is long. */
export function foldText(text: string, locale: Locale, kind: keyof typeof rooms = 'value'): unknown {
  const room = rooms[kind];
  if (!isLong(text, kind)) return text;
  return folded({
    of: text,
    locale,
    all: (label) => renderText(text, label),
    beginning: () => beginningOf(text, room),
    label: () => locale.messages.showAll(fileSize(locale, new Blob([text]).size)),
  });
}

/** How many items of a list are shown at once, and how many characters of them. */
const [mostItems, mostText, startItems, startText] = [40, 8000, 20, 3000];

/** A list, folded where it has many items or long ones. `textOf` is an item's text, as far as it has one. */
export function foldList<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  draw: (items: readonly Item[]) => TemplateResult,
  locale: Locale,
): unknown {
  // A long text is folded itself.
  const room = (item: Item) => Math.min(textOf(item).length, rooms.value.most);
  if (items.length <= mostItems && items.reduce((sum, item) => sum + room(item), 0) <= mostText) return draw(items);
  let [shown, sum] = [0, 0];
  for (const item of items.slice(0, startItems)) {
    sum += room(item);
    if (shown && sum > startText) break;
    shown++;
  }
  return folded({
    of: `${items.length} ${items.reduce((sum, item) => sum + textOf(item).length, 0)}`,
    locale,
    all: (label) => html`<span class="all" role="group" tabindex="0" aria-label=${label}>${draw(items)}</span>`,
    beginning: () => draw(items.slice(0, shown)),
    label: () => {
      const size = fileSize(locale, new Blob(items.map(textOf)).size);
      return locale.messages.showAllValues(items.length, integer(locale, items.length), size);
    },
  });
}

/**
 * A text field: it can be read, selected and copied as it is, and its width does not depend on its text. Its direction is
 * found here, since `dir="auto"` takes some browsers minutes for 2 MB.
 */
function renderText(text: string, label: string): TemplateResult {
  const kind = /\S{1000}/.test(text) ? 'all text endless' : 'all text';
  const isRtl = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    text.slice(0, 1000),
  );
  return html`<textarea
    class=${kind}
    readonly
    rows="12"
    dir=${isRtl ? 'rtl' : 'ltr'}
    aria-label=${label}
    .value=${text}
    @pointerdown=${pressed}
    @blur=${left}
  ></textarea>`;
}

/** Engines give a text field the focus ring of the keyboard also when it is pressed. */
const pressed = ({currentTarget}: Event): void => {
  (currentTarget as HTMLElement).dataset['pressed'] = '';
};
const left = ({currentTarget}: Event): void => {
  delete (currentTarget as HTMLElement).dataset['pressed'];
};

function hasLines(text: string, most: number): boolean {
  let at = -1;
  for (let lines = 0; lines < most; lines++) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** The beginning of a longer text; whole characters, also of those that take two units. */
function beginningOf(text: string, {start, startLines}: Room): string {
  const lines = text.slice(0, start).split('\n').slice(0, startLines).join('\n');
  return lines === text ? text : `${lines.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
