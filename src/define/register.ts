/**
 * Registers a tag once. A second copy of the script finds it taken and says nothing; without a registry, as in Node,
 * nothing happens.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  const registry: CustomElementRegistry | undefined = globalThis.customElements;
  if (!registry?.get(tag)) registry?.define(tag, element);
}
