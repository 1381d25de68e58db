/**
 * Runs tests in WebKitGTK. @web/test-runner has launchers for Chromium and Firefox only; this one drives WebKit's
 * MiniBrowser over WebDriver (https://www.w3.org/TR/webdriver2/), which is plain JSON over HTTP. One page at a time. On
 * a machine without a screen it starts a virtual one. There is no setViewport and no emulateMedia: size a container. Do
 * not set WEBKIT_DISABLE_COMPOSITING_MODE here, it stalls requestAnimationFrame.
 */
import process from 'node:process';
import type {Readable} from 'node:stream';
import {setTimeout as wait} from 'node:timers/promises';
import type {BrowserLauncher} from '@web/test-runner';
import {environment, type FoundWebKit} from './browsers.js';
import {freePort, startProcess, type Started} from './processes.js';

type Button = 'left' | 'middle' | 'right';

/** The interface @web/test-runner's commands plugins need of a launcher of type `webdriver`, and our own `press`. */
export interface WebKitLauncher extends BrowserLauncher {
  /** Presses keys one after another, each by its DOM name. */
  sendKeys(id: string, keys: readonly string[]): Promise<void>;
  /** Holds all keys but the last, presses the last, releases all. */
  press(id: string, chord: readonly string[]): Promise<void>;
  sendMouseMove(id: string, x: number, y: number): Promise<void>;
  sendMouseDown(id: string, button?: Button): Promise<void>;
  sendMouseUp(id: string, button?: Button): Promise<void>;
  sendMouseClick(id: string, x: number, y: number, button?: Button): Promise<void>;
  resetMouse(id: string): Promise<void>;
}

/** https://www.w3.org/TR/webdriver2/#keyboard-actions; other characters stand for themselves. */
const keyCodes: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  F2: '\uE032',
  Meta: '\uE03D',
};
const down = (key: string): object => ({type: 'keyDown', value: keyCodes[key] ?? key});
const up = (key: string): object => ({type: 'keyUp', value: keyCodes[key] ?? key});
const buttons = {left: 0, middle: 1, right: 2};
const moveTo = (x: number, y: number): object => ({type: 'pointerMove', x, y, duration: 0, origin: 'viewport'});
const press = (type: 'pointerDown' | 'pointerUp', button: Button = 'left'): object => ({type, button: buttons[button]});

type Environment = NodeJS.ProcessEnv & {DISPLAY?: string; WAYLAND_DISPLAY?: string};

/** One WebDriver session: the virtual screen, the driver, the browser. */
class Session {
  #base = '';
  #processes: Started[] = [];

  async start({browser, driver, xvfb}: FoundWebKit): Promise<void> {
    const env: Environment = environment();
    const screen = env.DISPLAY ?? env.WAYLAND_DISPLAY;
    if (screen === undefined && xvfb !== undefined) env.DISPLAY = await this.#screen(xvfb);
    const port = await freePort();
    const started = startProcess(
      driver,
      [`--port=${port}`, '--host=127.0.0.1'],
      process.env['WD_DEBUG'] ? 'inherit' : 'ignore',
      env,
    );
    this.#processes.unshift(started);
    const root = `http://127.0.0.1:${port}`;
    for (const end = Date.now() + 20_000; ; await wait(50)) {
      const ready = await fetch(`${root}/status`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) break;
      if (started.child.exitCode !== null || Date.now() > end) throw new Error(`${driver} did not start.`);
    }
    this.#base = `${root}/session`;
    const options = {binary: browser, args: ['--automation']};
    const session = await this.call('POST', '', {capabilities: {alwaysMatch: {'webkitgtk:browserOptions': options}}});
    this.#base += `/${(session as {sessionId: string}).sessionId}`;
  }

  async call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? {} : {body: JSON.stringify(body), headers: {'content-type': 'application/json'}};
    const answer = await fetch(this.#base + path, {method, ...init});
    const {value} = (await answer.json()) as {value: unknown};
    if (!answer.ok) {
      const {error, message} = value as {error: string; message: string};
      throw new Error(`WebDriver ${method} ${path}: ${error}: ${message}`);
    }
    return value;
  }

  async stop(): Promise<void> {
    // The driver closes the browser gracefully; the process group is killed afterwards with any remaining process.
    if (this.#base.includes('/session/'))
      await this.call('DELETE', '').catch((error: unknown) => {
        console.warn(error);
      });
    for (const started of this.#processes) await started.stop();
  }

  async #screen(xvfb: string): Promise<string> {
    const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
    const started = startProcess(xvfb, args, ['ignore', 'ignore', 'ignore', 'pipe']);
    this.#processes.unshift(started);
    return new Promise((resolve, reject) => {
      started.child.once('error', reject).once('exit', (code) => {
        reject(new Error(`Xvfb ended with ${code}.`));
      });
      (started.child.stdio[3] as Readable).once('data', (display: Buffer) => {
        resolve(`:${display.toString().trim()}`);
      });
    });
  }
}

export const webkitLauncher = (found: FoundWebKit): WebKitLauncher => {
  const active = new Set<string>();
  let starting: Promise<Session> | undefined;
  const session = async (): Promise<Session> => {
    if (starting === undefined) {
      const fresh = new Session();
      starting = fresh.start(found).then(
        () => fresh,
        async (error: unknown) => {
          await fresh.stop();
          throw error;
        },
      );
    }
    return starting;
  };
  const call = async (...args: Parameters<Session['call']>): Promise<unknown> => (await session()).call(...args);
  const act = async (source: object): Promise<void> => {
    await call('POST', '/actions', {actions: [source]});
  };
  const keys = async (actions: object[]): Promise<void> => act({type: 'key', id: 'keyboard', actions});
  const pointer = async (...actions: object[]): Promise<void> =>
    act({type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions});

  return {
    name: 'WebKit',
    type: 'webdriver',
    concurrency: 1,
    async startSession(id, url) {
      await call('POST', '/url', {url});
      active.add(id);
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: async (id) => (active.has(id) ? ((await call('GET', '/url')) as string) : undefined),
    async stopSession(id) {
      active.delete(id);
      await call('POST', '/url', {url: 'about:blank'}); // stops the page's remaining work
      return {};
    },
    startDebugSession: async () => Promise.reject(new Error('WebKitGTK cannot be debugged from here.')),
    async stop() {
      const running = await starting?.catch(() => undefined); // a failed start has already been reported and cleaned up
      starting = undefined;
      await running?.stop();
    },
    sendKeys: async (_id, names) => keys(names.flatMap((name) => [down(name), up(name)])),
    press: async (_id, chord) => keys([...chord.map(down), ...chord.toReversed().map(up)]),
    sendMouseMove: async (_id, x, y) => pointer(moveTo(x, y)),
    sendMouseDown: async (_id, button) => pointer(press('pointerDown', button)),
    sendMouseUp: async (_id, button) => pointer(press('pointerUp', button)),
    sendMouseClick: async (_id, x, y, button) =>
      pointer(moveTo(x, y), press('pointerDown', button), press('pointerUp', button)),
    resetMouse: async () => {
      await call('DELETE', '/actions');
    },
  };
};
