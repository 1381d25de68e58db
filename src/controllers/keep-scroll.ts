/**
 * Keeps the scrollers around an element where they are when its rows have been replaced. WebKit lays out what is around
 * them once before it gives new rows a box, since their styles depend on their container's width, and a scroller near the
 * end would be moved up. So the frame, which is outside of that container, is very high for the time of this layout.
 */
export function keepScroll({shadowRoot}: Element): void {
  const frame = shadowRoot?.querySelector('.frame');
  frame?.toggleAttribute('data-held', true);
  frame?.getBoundingClientRect(); // lays the page out
  frame?.toggleAttribute('data-held', false);
}
