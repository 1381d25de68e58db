/**
 * Looks at the demo's pages from inside a browser: opens each in a frame, waits for its calls, chooses one, and tells
 * the test what it saw. A frame needs nothing of an engine's remote control but to open an address, and its width can
 * be set in all of them.
 */

/** What was seen of a page. */
export interface Seen {
  readonly path: string;
  /** Rows with calls. */
  readonly rows: number;
  /** Whether the detail showed the call that was chosen; absent where a page has no detail. */
  readonly opened?: boolean;
  /** By how much the content is wider than the frame where that is 320 px wide. */
  readonly overflow: number;
  /** Errors, and violations of the page's own policy. */
  readonly troubles: readonly string[];
}

const until = async <T>(find: () => T | undefined, what: string): Promise<T> => {
  for (const end = performance.now() + 30_000; performance.now() < end;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  throw new Error(`waited in vain for ${what}`);
};

const lists = 'agni-call-list, agni-phone-history';
const buttons = (page: Document): HTMLButtonElement[] => [
  ...(page.querySelector(lists)?.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part=row] button') ?? []),
];

const look = async (path: string): Promise<Seen> => {
  const frame = document.createElement('iframe');
  frame.width = '1200';
  frame.height = '800';
  const troubles: string[] = [];
  document.body.append(frame);
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve);
  });
  frame.src = path;
  await loaded;
  const view = frame.contentWindow;
  const page = frame.contentDocument;
  if (!view || !page) throw new Error(`${path} did not open`);
  view.addEventListener('error', (event) => troubles.push(event.message));
  page.addEventListener('securitypolicyviolation', (event) =>
    troubles.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
  const rows = await until(() => (buttons(page).length > 4 ? buttons(page) : undefined), `calls on ${path}`);
  let opened: boolean | undefined;
  if (path !== '/') {
    rows[3]?.click();
    opened = await until(() => {
      const detail = page.querySelector<HTMLElement & {callId?: string}>('agni-call-detail[state=ready]');
      const {selectedId} = page.querySelector<HTMLElement & {selectedId?: string}>(lists) ?? {};
      if (!detail || !selectedId) return undefined;
      return detail.callId === selectedId && detail.shadowRoot?.textContent.includes(selectedId) === true;
    }, `the chosen call on ${path}`);
  }
  frame.width = '320';
  const overflow = page.documentElement.scrollWidth - page.documentElement.clientWidth;
  frame.remove();
  return {path, rows: rows.length, overflow, troubles, ...(opened !== undefined && {opened})};
};

const report = async (): Promise<readonly Seen[] | string> => {
  try {
    const seen: Seen[] = [];
    for (const path of new URL(location.href).searchParams.getAll('page')) seen.push(await look(path));
    return seen;
  } catch (error) {
    return String(error);
  }
};

await fetch('/__check/report', {method: 'POST', body: JSON.stringify(await report())});
