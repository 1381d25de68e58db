/** Opens a page of the demo in Chromium and keeps everything it says, asks and is told. */
import type {Browser, BrowserContextOptions, Locator, Page} from 'playwright-core';
import {now, type Site} from './site.js';

export interface Visit {
  readonly page: Page;
  /** Errors, warnings, violations of the page's policy. Lit's own notice that it is the development build is none. */
  readonly troubles: readonly string[];
  /** Where the page's requests and sockets went. */
  readonly asked: readonly URL[];
  /** Everything that went over the wire or is on screen: requests, answers, console, the page with its shadow trees. */
  readonly everything: () => Promise<string>;
  readonly close: () => Promise<void>;
}

const desktop = {viewport: {width: 1280, height: 800}, locale: 'en-US', timezoneId: 'UTC'};

/** Resolves when the page's first list shows calls. */
export const visit = async (
  browser: Browser,
  site: Site,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Visit> => {
  const context = await browser.newContext({...desktop, ...options});
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  const asked: URL[] = [];
  const wire: Promise<string>[] = [];
  page.on('console', (message) => {
    wire.push(Promise.resolve(message.text()));
    if (!/^(?:error|warning)$/.test(message.type()) || message.text().startsWith('Lit is in dev mode')) return;
    troubles.push(`${message.type()}: ${message.text()} ${new URL(message.location().url || site.url).pathname}`);
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('websocket', (socket) => asked.push(new URL(socket.url())));
  page.on('request', (request) => {
    asked.push(new URL(request.url()));
    wire.push(Promise.resolve(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`));
  });
  page.on('response', (response) => {
    // Without those of bodies that were cut off on purpose, or left.
    const sides = [response.request().allHeaders(), response.allHeaders()];
    wire.push(
      ...sides.map((side) =>
        side.then(
          (headers) => JSON.stringify(headers),
          () => '',
        ),
      ),
    );
    wire.push(response.text().catch(() => ''));
  });
  await page.clock.setFixedTime(now);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) => {
      console.error(`${violatedDirective}: ${blockedURI} ${sample}`);
    });
  });
  await page.goto(site.url + path);
  await rows(page).first().waitFor();
  return {
    page,
    troubles,
    asked,
    everything: async () => {
      const html = await page.evaluate(() => {
        const shadowRoots: ShadowRoot[] = [];
        const trees: (Document | ShadowRoot)[] = [document];
        for (const tree of trees) {
          for (const {shadowRoot} of tree.querySelectorAll('*')) {
            if (shadowRoot === null) continue;
            shadowRoots.push(shadowRoot);
            trees.push(shadowRoot);
          }
        }
        return document.documentElement.getHTML({shadowRoots});
      });
      return [html, ...(await Promise.all(wire))].join('\n');
    },
    close: () => context.close(),
  };
};

/** The rows with calls; Playwright looks through open shadow roots. */
export const rows = (page: Page): Locator => page.locator('[part=row]');

/** The id of the call that is marked, once the detail shows that call. */
export const opened = async (page: Page): Promise<string> => {
  const id = await page.evaluate(
    () =>
      [...document.querySelectorAll('agni-call-list, agni-phone-history')]
        .map((list) => list.getAttribute('selected-id') ?? (list as HTMLElement & {selectedId?: string}).selectedId)
        .find(Boolean) ?? 'none',
  );
  await page.locator('agni-call-detail[state=ready]').getByText(id).waitFor();
  return id;
};

/** Index of the row that has the focus, -1 when none has. */
export const focusedRow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.closest<HTMLTableRowElement>('tr[part]')?.sectionRowIndex ?? -1;
  });
