/**
 * What the translators of browsers do: each text becomes a `<font>` (obsolete, yet in use), here in quotes, but for
 * `translate="no"`. Extensions use other elements.
 */
export const translate = (root: Element | ShadowRoot, tag = 'font'): void => {
  if (root instanceof Element && root.shadowRoot) translate(root.shadowRoot, tag);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element && node.shadowRoot) translate(node.shadowRoot, tag);
    if (!(node instanceof Text) || !node.data.trim()) continue;
    if (!node.parentElement?.closest(`style, script, ${tag === 'font' ? 'font' : '.translated'}, [translate=no]`))
      texts.push(node);
  }
  for (const text of texts) {
    const translation = document.createElement(tag);
    if (tag !== 'font') translation.className = 'translated';
    translation.textContent = `«${text.data.trim()}»`;
    text.replaceWith(translation);
  }
};
