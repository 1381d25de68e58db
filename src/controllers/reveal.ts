/**
 * Scrolls an element's top into view if the window or any scroller around it hides the top; one that is in sight stays
 * where it is. An observer knows what is cut off where, also in a frame. A page's `scroll-margin` on the element counts.
 */
export function revealTop(element: Element): void {
  if (typeof IntersectionObserver === 'undefined') return; // a page's unit tests, outside of a browser
  const observer = new IntersectionObserver(([entry]) => {
    observer.disconnect();
    if (!entry || (entry.isIntersecting && entry.intersectionRect.top - entry.boundingClientRect.top < 1)) return;
    // A page's own `scroll-behavior` counts, unless the person wants no motion.
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({block: 'start', behavior: isStill ? 'instant' : 'auto'});
  });
  observer.observe(element);
}
