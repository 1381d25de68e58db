/** Registers a tag once. A second copy of the script finds it taken and says nothing. */
export function register(tag: string, element: CustomElementConstructor): void {
  if (globalThis.customElements && !customElements.get(tag)) customElements.define(tag, element);
}
