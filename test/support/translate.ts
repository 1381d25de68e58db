/** Translators use it, although it is obsolete. */
const tag = 'font' as string;

/** What the translators of browsers do: each text becomes a `<font>`, here in quotes, but for `translate="no"`. */
export const translate = (root: Element | ShadowRoot): void => {
  if (root instanceof Element && root.shadowRoot) translate(root.shadowRoot);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element && node.shadowRoot) translate(node.shadowRoot);
    if (!(node instanceof Text) || !node.data.trim()) continue;
    if (!node.parentElement?.closest('style, script, font, [translate=no]')) texts.push(node);
  }
  for (const text of texts) {
    const translation = document.createElement(tag);
    translation.textContent = `«${text.data.trim()}»`;
    text.replaceWith(translation);
  }
};
