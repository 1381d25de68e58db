/** When to do what nobody waits for. */

/** A browser may be idle before it draws what has changed: so a frame is awaited first. A page that nobody sees has none. */
export function whenIdle(run: () => void): void {
  requestAnimationFrame(() => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(run, {timeout: 2000});
    else setTimeout(run); // the task after a frame's begin is the first one after its end
  });
}

/** Once the page is complete, too. */
export function whenComplete(page: Document, run: () => void): void {
  if (page.readyState === 'complete') whenIdle(run);
  else page.defaultView?.addEventListener('load', () => whenIdle(run), {once: true});
}
