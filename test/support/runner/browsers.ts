/**
 * Finds the browsers of this machine. Nothing is downloaded: a missing engine is reported as missing. Chromium has a
 * fallback, the copy from `npm ci`, so that `npm test` works on a machine without a browser.
 */
import {execFileSync} from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** A browser, and how to start it. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Its environment: a fixed language, and its bundled libraries and fonts. */
  readonly env: Record<string, string>;
  /** `shell`: the old headless build, which has no other mode. */
  readonly headless: true | 'shell';
  /** Its location, for the log. */
  readonly source: string;
}

/** WebKitGTK: MiniBrowser and its driver. */
export interface FoundWebKit {
  readonly browser: string;
  readonly driver: string;
  /** Starts a virtual screen on a machine without one. */
  readonly xvfb: string | undefined;
}

const usable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile() && statSync(file).size > 0;
  } catch {
    return false;
  }
};

const onPath = (...names: string[]): string[] =>
  (process.env['PATH'] ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));

const inFolder = (folder: string): string[] =>
  statSync(folder, {throwIfNoEntry: false})?.isDirectory() === true ? readdirSync(folder).sort().reverse() : [];

const applications = (...names: string[]): string[] =>
  ['/Applications', path.join(homedir(), 'Applications')].flatMap((folder) =>
    names.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
  );

const programs = (...files: string[]): string[] =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined ? [] : files.map((file) => path.join(folder, file));
  });

const installed = (places: Partial<Record<NodeJS.Platform, string[]>>): string | undefined =>
  (places[process.platform] ?? []).find(usable);

/** The copies that `npx playwright install chromium` and Puppeteer leave behind. */
const downloadedChromium = (): string | undefined =>
  [
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? path.join(homedir(), '.cache/ms-playwright'),
    path.join(homedir(), '.cache/puppeteer/chrome'),
  ]
    .flatMap((base) => inFolder(base).map((version) => path.join(base, version)))
    .flatMap((version) => ['chrome-linux/chrome', 'chrome-linux64/chrome'].map((file) => path.join(version, file)))
    .find(usable);

/**
 * Browsers take their language from the locale, installed or not: `C` would become `en-US@posix`, which Intl refuses.
 */
export const environment = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  LC_ALL: 'en_US.UTF-8',
  ...more,
});

// Only our own pages are opened, and Chromium's sandbox does not start as root in a container.
const chromiumArgs = ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'];

/**
 * The Chromium from `npm ci`, unpacked once. Its package unpacks into TMPDIR, trusts a half unpacked file, and adds its
 * libraries only on a machine it takes for a cloud function. So it runs in a process and a folder of its own, and the
 * folder gets its final name only when it is complete.
 */
const bundledChromium = (root: string): FoundBrowser | undefined => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = path.join(root, 'node_modules/.cache/agni-chromium');
  const executablePath = path.join(home, 'chromium');
  if (!usable(executablePath)) {
    mkdirSync(path.dirname(home), {recursive: true});
    const fresh = mkdtempSync(`${home}-`);
    const unpack = 'await (await import("@sparticuz/chromium")).default.executablePath()';
    const env = {...process.env, TMPDIR: fresh, VERCEL: '1'};
    execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {cwd: root, env});
    try {
      renameSync(fresh, home);
    } catch (error) {
      rmSync(fresh, {recursive: true, force: true});
      if (!usable(executablePath)) throw error; // otherwise another run was faster
    }
  }
  const libraries = [process.env['LD_LIBRARY_PATH'], path.join(home, 'al2023/lib')].filter(Boolean).join(':');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : {FONTCONFIG_PATH: path.join(home, 'fonts')};
  const env = environment({LD_LIBRARY_PATH: libraries, ...fonts});
  // Its own list of arguments is not used: it disables web security.
  return {executablePath, args: chromiumArgs, env, headless: 'shell', source: 'came with npm ci'};
};

/** Chromium: CHROME_PATH, else an installed one, else a downloaded one, else the copy from `npm ci`. */
export const findChromium = (root = process.cwd()): FoundBrowser => {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined) {
    if (!usable(named)) throw new Error(`CHROME_PATH is ${named}, but nothing runnable is there.`);
    return {executablePath: named, args: chromiumArgs, env: environment(), headless: true, source: 'CHROME_PATH'};
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const found =
    process.env['AGNI_BUNDLED_CHROMIUM'] === '1'
      ? undefined
      : (installed({
          linux: [...onPath(...names), '/snap/bin/chromium'],
          darwin: applications('Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'),
          win32: programs('Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'),
        }) ?? downloadedChromium());
  if (found !== undefined)
    return {executablePath: found, args: chromiumArgs, env: environment(), headless: true, source: 'installed'};
  const bundled = bundledChromium(root);
  if (bundled !== undefined) return bundled;
  throw new Error(
    'No Chrome or Chromium found. Install one (Debian and Ubuntu: apt-get install chromium; elsewhere: ' +
      'npx playwright install chromium) or name one in CHROME_PATH.',
  );
};

/** Firefox: FIREFOX_PATH or an installed one. */
export const findFirefox = (): FoundBrowser | undefined => {
  const executablePath =
    [process.env['FIREFOX_PATH'] ?? ''].find(usable) ??
    installed({
      linux: onPath('firefox', 'firefox-esr'),
      darwin: applications('Firefox').map((file) => file.replace(/Firefox$/, 'firefox')),
      win32: programs('Mozilla Firefox\\firefox.exe'),
    });
  return executablePath === undefined
    ? undefined
    : {executablePath, args: [], env: environment(), headless: true, source: 'installed'};
};

/** WebKitGTK with its driver: Debian's package webkit2gtk-driver. No other WebKit can be driven headless. */
export const findWebKit = (): FoundWebKit | undefined => {
  if (process.platform !== 'linux') return undefined;
  const browser = ['/usr/lib', '/usr/libexec']
    .flatMap((lib) => [lib, ...inFolder(lib).map((folder) => path.join(lib, folder))])
    .flatMap((folder) =>
      inFolder(folder)
        .filter((name) => /^webkit2?gtk-\d/.test(name))
        .map((name) => path.join(folder, name, 'MiniBrowser')),
    )
    .find(usable);
  const driver = onPath('WebKitWebDriver').find(usable);
  const xvfb = onPath('Xvfb').find(usable);
  const screen =
    process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined || xvfb !== undefined;
  return browser === undefined || driver === undefined || !screen ? undefined : {browser, driver, xvfb};
};
