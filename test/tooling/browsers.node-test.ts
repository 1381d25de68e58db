/** What the elements use of the platform, against the oldest browsers that README.md names. */
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {before, describe, it} from 'node:test';
import {oldest} from '../../scripts/browsers.js';
import {root} from '../../scripts/sources.js';
import {withTemporaryFolder} from '../../scripts/temporary.js';
import {featureAt, lacking} from './compat.js';
import {program, usesIn, type Use} from './uses.js';

/** What is newer than the oldest browsers and may be used, with what happens without it. */
const optional: Readonly<Record<string, string>> = {
  'api.Element.checkVisibility': 'controllers/visibility.ts looks for a box instead',
  'api.ElementInternals.states': 'the attribute `state` says the same',
  'api.Window.requestIdleCallback': 'controllers/drift.ts waits for a frame instead',
  'css.properties.cursor.pointer': 'there is no cursor to change',
  'css.properties.cursor.progress': 'there is no cursor to change',
  'css.properties.user-select': 'Safari has it with its prefix, which stands beside it',
  'css.properties.interactivity': 'it passes on what a page set, which an older browser does not know',
  'css.properties.scrollbar-color': 'it passes on what a page set, which an older browser does not know',
  'css.properties.forced-color-adjust': 'it passes on what a page set, which an older browser does not know',
  'css.properties.print-color-adjust': 'it passes on what a page set, which an older browser does not know',
  'css.properties.resize': 'the text scrolls in a box of one height',
  'css.properties.resize.vertical': 'the text scrolls in a box of one height',
};

/** Rooms that no page loads. */
const isServer = ({at}: Use) => /^(?:proxy|cli|testing)\//.test(at);

const tooNew = (uses: readonly Use[]): string[] => [
  ...new Set(
    uses.flatMap(({feature, at}) => {
      const browsers = lacking(featureAt(feature) ?? {});
      return browsers.length > 0 && !Object.hasOwn(optional, feature)
        ? [`${feature} (${at}): ${browsers.join(', ')}`]
        : [];
    }),
  ),
];

const uses = usesIn(program()).filter((use) => !isServer(use));

describe('the oldest browsers', () => {
  it('have everything that the elements use, but for what is optional', () => {
    assert.deepEqual(tooNew(uses), []);
  });

  it('lack what is listed as optional, and it is used', () => {
    const used = new Set(uses.map(({feature}) => feature));
    for (const feature of Object.keys(optional)) {
      assert.ok(used.has(feature), `${feature} is used nowhere`);
      assert.notDeepEqual(lacking(featureAt(feature) ?? {}), [], feature);
    }
  });

  it('are those of the documents', () => {
    const {safari, firefox, chrome} = oldest;
    for (const file of ['README.md', 'docs/browsers.md']) {
      const text = readFileSync(path.join(root, file), 'utf8');
      for (const name of [`Safari ${safari}`, `Firefox ${firefox}`, `Chrome and Edge ${chrome}`])
        assert.ok(text.includes(name), `${file} names ${name}`);
    }
  });
});

const newer: Readonly<Record<string, string>> = {
  'URL.parse("https://page.example")': 'api.URL.parse_static',
  'const {parse} = URL': 'api.URL.parse_static',
  'new URLSearchParams("a=1").size': 'api.URLSearchParams.size',
  'AbortSignal.any([])': 'api.AbortSignal.any_static',
  'Promise.withResolvers()': 'javascript.builtins.Promise.withResolvers',
  'Object.groupBy([1], String)': 'javascript.builtins.Object.groupBy',
  'const {checkVisibility} = document.body': 'api.Element.checkVisibility',
  'document.body.checkVisibility()': 'api.Element.checkVisibility',
  'declare const element: HTMLElement & {readonly x: 1}; element.showPopover()': 'api.HTMLElement.showPopover',
  'document.startViewTransition(() => undefined)': 'api.Document.startViewTransition',
  'requestIdleCallback(() => undefined)': 'api.Window.requestIdleCallback',
  'declare const css: (text: TemplateStringsArray) => string; css`p { text-wrap: pretty; }`':
    'css.properties.text-wrap.pretty',
  'declare const css: (text: TemplateStringsArray) => string; css`p { color: light-dark(red, blue); }`':
    'css.types.color.light-dark',
  'declare const css: (text: TemplateStringsArray) => string; css`p { &:hover { color: red; } }`':
    'css.selectors.nesting',
  'declare const html: (text: TemplateStringsArray) => string; html`<p popover="auto"></p>`':
    'html.global_attributes.popover',
};

const common = 'export const one = structuredClone([1]).toSorted().at(-1); new URL("https://page.example").search;';

describe('the comparison', () => {
  const texts = [...Object.keys(newer), common];
  let made: readonly Use[] = [];
  const usesOf = (text: string) => made.filter(({at}) => at.startsWith(`${texts.indexOf(text)}.ts:`));

  before(async () => {
    made = await withTemporaryFolder((folder) => {
      const files = texts.map((text, index) => {
        const file = path.join(folder, `${index}.ts`);
        writeFileSync(file, `${text};\nexport {};\n`);
        return file;
      });
      return Promise.resolve(usesIn(program(files), folder));
    });
  });

  for (const [text, feature] of Object.entries(newer)) {
    it(`sees ${feature} in ${text.replace(/^declare[^;]*; /, '')}`, () => {
      const features = usesOf(text).map((use) => use.feature);
      assert.ok(features.includes(feature), features.join(', '));
      assert.notDeepEqual(lacking(featureAt(feature) ?? {}), []);
    });
  }

  it('lets pass what all of them have', () => {
    assert.ok(usesOf(common).length > 3);
    assert.deepEqual(tooNew(usesOf(common)), []);
  });
});
