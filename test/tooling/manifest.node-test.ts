import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {analyze, elementsOf, tokens} from '../../scripts/manifest/analyze.js';
import {reactTypes, vueTypes} from '../../scripts/manifest/frameworks.js';
import {vendorsPage} from '../../scripts/manifest/vendors.js';
import {freshReadme, reference} from '../../scripts/manifest/reference.js';
import {staleFiles} from '../../scripts/manifest.js';
import {builtIn} from '../../src/vendors/registry.js';
import {tags} from '../../scripts/sources.js';

const manifest = await analyze();
const elements = elementsOf(manifest);

describe('what is generated', () => {
  it('is fresh: otherwise `npm run manifest`', async () => {
    assert.deepEqual([...(await staleFiles()).keys()], []);
  });

  it('has every tag, with a file that registers it', () => {
    assert.deepEqual(
      elements.map(({tagName}) => tagName).sort(),
      tags().map((tag) => `agni-${tag}`),
    );
    const paths = manifest.modules.map((module) => module.path);
    assert.ok(
      paths.every((file) => /^dist\/.*\.js$/.test(file)),
      paths.join(' '),
    );
    for (const tag of tags()) assert.ok(paths.includes(`dist/define/${tag}.js`), tag);
  });

  it('tells nothing private, and describes everything public', () => {
    for (const {tagName, summary, members = [], events = [], attributes = [], cssParts = [], slots = []} of elements) {
      assert.ok(summary, tagName);
      assert.ok(
        members.every(({name, privacy}) => !/^[#_]/.test(name) && (privacy ?? 'public') === 'public'),
        tagName,
      );
      for (const item of [...members, ...events, ...attributes, ...cssParts, ...slots]) {
        assert.ok(item.description, `${tagName}: ${item.name} has no description`);
      }
    }
  });

  it('reads attributes, types and defaults from the static properties', () => {
    const list = elements.find(({tagName}) => tagName === 'agni-call-list');
    const pageSize = list?.attributes?.find(({name}) => name === 'page-size');
    assert.deepEqual([pageSize?.fieldName, pageSize?.type?.text, pageSize?.default], ['pageSize', 'number', '20']);
    assert.ok(list?.events?.every(({name, type}) => name.startsWith('agni-') && type.text.endsWith('Event')));
  });

  it('describes every design token', () => {
    assert.ok(tokens().length > 0);
    for (const {name, description, default: value} of tokens()) assert.ok(description && value, name);
  });

  it('types every tag for React and Vue', () => {
    const [react, vue] = [reactTypes(elements), vueTypes(elements)];
    for (const {tagName, name} of elements) {
      assert.match(react, new RegExp(`'${tagName}': CustomElement<${name}, ${name}Props>;`));
      assert.match(vue, new RegExp(`'${tagName}': CustomElement<${name}, ${name}Props, ${name}Events>;`));
    }
    assert.doesNotMatch(react + vue, /\bany\b|\bundefined\['|: unknown/);
  });
});

describe('the reference', () => {
  it('has a section an element, and the tokens', () => {
    const text = reference(elements);
    for (const {tagName} of elements) assert.match(text, new RegExp(`^## ${tagName}$`, 'm'));
    assert.match(text, /^\| `--agni-accent` \|/m);
  });

  it('lists no private property as an attribute', () => {
    assert.doesNotMatch(reference(elements), /`broken`/);
  });
});

describe('the page about the vendors', () => {
  const row = (page: string, name: string): string[] | undefined =>
    page
      .split('\n')
      .find((line) => line.startsWith(`| ${name} |`))
      ?.split(' | ')
      .slice(1)
      .map((cell) => cell.replace(/ \|$/, ''));

  it('tells what each can do and what it cannot', () => {
    const page = vendorsPage(builtIn.filter(({name}) => name === 'agni' || name === 'zudu'));
    assert.deepEqual(row(page, '… filtered by `started-after`'), ['yes', 'no']);
    assert.deepEqual(row(page, '`<agni-contact-calls>`'), ['all at once', 'cannot be asked']);
    assert.deepEqual(row(page, '… sorted by'), [
      '`started_at`, others as they are',
      '`start_timestamp`, others as they are',
    ]);
  });

  it('has a column for each vendor of the package', () => {
    const columns = builtIn.map(({name}) => `\`vendor="${name}"\``);
    assert.deepEqual(row(vendorsPage(), ''), columns);
  });

  it('follows the capabilities, also those of a vendor that can do next to nothing', () => {
    const [sound] = builtIn;
    assert.ok(sound);
    const page = vendorsPage([{...sound, name: 'few', capabilities: {call: {transcript: false}, recordings: []}}]);
    assert.deepEqual(row(page, '`<agni-call-list>`'), ['cannot be asked']);
    assert.deepEqual(row(page, '… with its transcript'), ['no']);
    assert.deepEqual(row(page, 'recordings'), ['no']);
  });
});

describe("the README's table", () => {
  it('stands between its markers, and only there', () => {
    const fresh = freshReadme('# Title\n<!-- elements:start -->\nold\n<!-- elements:end -->\nEnd\n', elements);
    assert.match(fresh, /^# Title\n<!-- elements:start -->\n\n\| element \|/);
    assert.match(fresh, /<!-- elements:end -->\nEnd\n$/);
    assert.doesNotMatch(fresh, /^old$/m);
    assert.equal(freshReadme(fresh, elements), fresh);
    assert.equal(freshReadme('# No place for it\n', elements), '# No place for it\n');
  });
});
