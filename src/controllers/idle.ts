/** Work that may wait until the page has drawn what has changed. */

/** In milliseconds: a page that is never idle gets it then. */
const longest = 2000;

/** A browser may be idle before it draws what has changed: so a frame is awaited first. A page that nobody sees has none. */
export function whenIdle(run: () => void): void {
  requestAnimationFrame(() => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(run, {timeout: longest});
    else setTimeout(run); // the task after a frame's begin is the first one after its end
  });
}
