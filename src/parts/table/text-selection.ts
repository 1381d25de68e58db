/** Text that a reader has selected, in any tree. */

/** A shadow root's own selection, in Chromium. */
type SelectionRoot = ShadowRoot & {readonly getSelection?: () => Selection | null};

/**
 * Whether an element has selected text in it, which a click of the mouse has just ended. Then the click is not meant for
 * the element. A key's click has no count.
 */
export function isTextSelected(element: Element, {detail}: UIEvent): boolean {
  if (!detail) return false;
  const root = element.getRootNode();
  return selectedRanges(root).some((range) => !range.collapsed && touches(range, element));
}

function selectedRanges(root: Node): readonly AbstractRange[] {
  const selection = document.getSelection();
  if (!(root instanceof ShadowRoot)) return rangesOf(selection);
  const own = (root as SelectionRoot).getSelection?.();
  return own ? rangesOf(own) : (composedRanges(selection, root) ?? rangesOf(selection));
}

/** A selection in the two forms that browsers have. */
interface ComposedSelection {
  getComposedRanges?(roots: ShadowRoot | {readonly shadowRoots: readonly ShadowRoot[]}): readonly StaticRange[];
}

/** The ranges inside a shadow tree. Safari 17 takes the roots themselves in place of options; older browsers have neither. */
function composedRanges(selection: Selection | null, root: ShadowRoot): readonly StaticRange[] | undefined {
  const composed = selection as ComposedSelection | null;
  try {
    return composed?.getComposedRanges?.({shadowRoots: [root]});
  } catch {
    return composed?.getComposedRanges?.(root);
  }
}

function rangesOf(selection: Pick<Selection, 'rangeCount' | 'getRangeAt'> | null): readonly Range[] {
  return Array.from({length: selection?.rangeCount ?? 0}, (_, index) => (selection as Selection).getRangeAt(index));
}

/** Whether a range begins or ends in an element, or goes over all of it. */
function touches({startContainer, endContainer}: AbstractRange, element: Element): boolean {
  const isBefore = (one: Node, other: Node) =>
    Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (element.contains(startContainer) || element.contains(endContainer)) return true;
  return isBefore(startContainer, element) && isBefore(element, endContainer);
}
