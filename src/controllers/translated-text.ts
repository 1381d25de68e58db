import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A text as it was when a translator took it out. */
interface Original {
  readonly text: Text;
  readonly data: string;
  /** It was put into what stands in its place, instead of a copy. */
  readonly isInside: boolean;
}

/**
 * Lets an element be updated while a browser or an extension translates the page. Translators replace text nodes by
 * `<font>` elements or others, also in shadow trees. Then Lit would write into nodes that have left, so that old texts
 * stay on screen. Therefore each text is back for an update, and its translation after it, unless the
 * update has changed the text: a translator sees that, and translates it.
 */
export class TranslatedTextController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #observer: MutationObserver | undefined;
  /** The texts that translators took out, by what stands in their place. */
  #originals = new Map<ChildNode, Original>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const {shadowRoot} = this.#host;
    if (!shadowRoot) return;
    this.#observer ??= new MutationObserver((records) => this.#note(records));
    this.#observer.observe(shadowRoot, {childList: true, subtree: true});
  }

  hostDisconnected(): void {
    this.#note(this.#observer?.takeRecords() ?? []);
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    this.#note(this.#observer?.takeRecords() ?? []);
    for (const [translation, {text}] of this.#originals) translation.replaceWith(text);
  }

  hostUpdated(): void {
    const {shadowRoot} = this.#host;
    for (const [translation, {text, data, isInside}] of this.#originals) {
      if (!shadowRoot?.contains(text) || text.data !== data) {
        this.#originals.delete(translation);
        continue;
      }
      text.replaceWith(translation);
      if (isInside) (translation as Element).append(text);
    }
    this.#observer?.takeRecords(); // the element's own changes
  }

  #note(records: readonly MutationRecord[]): void {
    for (const record of records) {
      const [removed] = record.removedNodes;
      const added = removed && replacement(record, records);
      if (!added) continue;
      const original = this.#originals.get(removed as ChildNode) ?? originalOf(removed, added);
      this.#originals.delete(removed as ChildNode);
      if (original && isTranslation(added) && isRendered(record.target)) this.#originals.set(added, original);
    }
  }
}

/** A space alone is not translated. */
function originalOf(node: Node, added: Node): Original | undefined {
  const isText = node instanceof Text && node.data.trim();
  return isText ? {text: node, data: node.data, isInside: added.contains(node)} : undefined;
}

/** An element with text alone, in whatever element a translator puts it; what Lit draws has a marker or a class. */
function isTranslation(added: ChildNode): added is HTMLElement {
  const isBare = added instanceof HTMLElement && (added.localName === 'font' || !added.shadowRoot);
  return isBare && added.textContent.trim() !== '' && !isRendered(added) && !added.classList.contains('beginning');
}

/** Whether Lit writes texts among the children of a node: then it has a marker there. */
function isRendered(parent: Node): boolean {
  return [...parent.childNodes].some((child) => child instanceof Comment);
}

/** What came in the place of a removed node: in the same step, or beside it in one of the others. */
function replacement(removal: MutationRecord, records: readonly MutationRecord[]): ChildNode | undefined {
  const inPlace = (record: MutationRecord, node: Node) =>
    record === removal ||
    node === removal.previousSibling ||
    node === removal.nextSibling ||
    (record.previousSibling === removal.previousSibling && record.nextSibling === removal.nextSibling);
  for (const record of records) {
    if (record.target !== removal.target) continue;
    const translation = [...record.addedNodes].find((node) => inPlace(record, node));
    if (translation) return translation as ChildNode;
  }
  return undefined;
}
