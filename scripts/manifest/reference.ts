/**
 * docs/reference.md, with a section for each element, and the README's table of elements, between two markers. Both
 * from the manifest.
 */
import {fieldsOf, tokens, type ElementDeclaration} from './analyze.js';

const [start, end] = ['<!-- elements:start -->', '<!-- elements:end -->'];

const cell = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = (text: string | undefined): string => (text === undefined || text === '' ? '' : `\`${cell(text)}\``);

/** A table; empty without rows. */
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('') + '\n';

const shortType = (text: string | undefined): string => code(text?.replace(/ \| undefined$/, ''));

const section = (element: ElementDeclaration): string => {
  const fields = fieldsOf(element);
  const attributes = (element.attributes ?? []).filter(
    ({name}) => !fields.some((field) => field.readonly === true && field.name === name),
  );
  const properties = fields.filter((field) => !attributes.some(({fieldName}) => fieldName === field.name));
  const methods = (element.members ?? []).filter(({kind}) => kind === 'method');
  return `## ${element.tagName}

${cell(element.summary)}

${table(
  ['attribute', 'property', 'type', 'default', ''],
  attributes.map(({name, fieldName, type, default: value, description}) => [
    code(name),
    fieldName === name ? 'same' : code(fieldName),
    shortType(type?.text),
    code(value),
    cell(description),
  ]),
)}${table(
    ['property', 'type', ''],
    properties.map(({name, type, readonly, description}) => [
      code(name),
      shortType(type?.text),
      `${readonly === true ? 'Read only. ' : ''}${cell(description)}`,
    ]),
  )}${table(
    ['method', ''],
    methods.map(({name, description}) => [code(`${name}()`), cell(description)]),
  )}${table(
    ['event', 'class', ''],
    (element.events ?? []).map(({name, type, description}) => [code(name), code(type.text), cell(description)]),
  )}${table(
    ['slot', ''],
    (element.slots ?? []).map(({name, description}) => [name === '' ? 'default' : code(name), cell(description)]),
  )}${table(
    ['part', ''],
    (element.cssParts ?? []).map(({name, description}) => [code(`::part(${name})`), cell(description)]),
  )}`;
};

export const reference = (elements: readonly ElementDeclaration[]): string =>
  `# Reference

Generated from the sources by \`npm run manifest\`.

${elements.map(section).join('')}## Design tokens

Set them on any ancestor. They apply to every element.

${table(
  ['token', 'default', ''],
  tokens().map(({name, default: value, description}) => [code(name), code(value), cell(description)]),
)}`;

const codes = (names: readonly (string | undefined)[]): string =>
  names
    .map(code)
    .filter((text) => text !== '')
    .join(' ');

/** A row for each element: its purpose, its attributes, its events. */
const overview = (elements: readonly ElementDeclaration[]): string =>
  table(
    ['element', '', 'attributes', 'events'],
    elements.map((element) => [
      `[\`<${element.tagName}>\`](docs/reference.md#${element.tagName})`,
      cell(element.summary),
      codes((element.attributes ?? []).map(({name}) => name).filter((name) => name !== 'state')),
      codes((element.events ?? []).map(({name}) => name)),
    ]),
  );

/** The README with an updated table; unchanged if it has no markers. */
export const freshReadme = (readme: string, elements: readonly ElementDeclaration[]): string => {
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) return readme;
  return `${readme.slice(0, from + start.length)}\n\n${overview(elements)}${readme.slice(to)}`;
};
