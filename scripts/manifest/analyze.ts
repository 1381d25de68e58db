/** Reads the sources into a custom elements manifest of the package's public side. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {
  Attribute,
  ClassField,
  ClassMember,
  CssCustomProperty,
  CustomElementDeclaration,
  Declaration,
  Module,
  Package,
} from 'custom-elements-manifest';
import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import {root} from '../sources.js';

export type ElementDeclaration = CustomElementDeclaration & {
  tagName: string;
  attributes?: (Attribute & {fieldName?: string})[];
};

const built = (source: string): string => source.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

export const isElement = (declaration: Declaration): declaration is ElementDeclaration =>
  'customElement' in declaration && declaration.tagName !== undefined;

/** The tokens of src/styles/tokens.ts: each custom property with its default and the comment above it. */
export const tokens = (): CssCustomProperty[] => {
  const source = readFileSync(path.join(root, 'src/styles/tokens.ts'), 'utf8');
  const found: CssCustomProperty[] = [];
  let description = '';
  for (const [, comment, name, fallback] of source.matchAll(
    /\/\*(?!\*)\s*([^]*?)\s*\*\/|--[\w-]+:\s*var\((--agni-[\w-]+),\s*(.*)\);/g,
  )) {
    if (comment !== undefined) description = comment;
    // The private twins stand for the public tokens of the same name.
    else if (name !== undefined)
      found.push({name, default: fallback?.replace(/var\(--_/g, 'var(--agni-') ?? '', description});
  }
  return found;
};

const isPublic = ({name, privacy, static: fixed}: ClassMember): boolean =>
  (privacy === undefined || privacy === 'public') && fixed !== true && !/^[#_]/.test(name);

const publish = (declaration: Declaration, source: string): Declaration => {
  if (!isElement(declaration)) return declaration;
  const {events: dispatched = [], attributes: _, ...rest} = declaration;
  const members = (declaration.members ?? []).filter(isPublic);
  // The analyzer also reports a private `state: true` property as an attribute.
  const shown = (field: string | undefined): boolean => field === undefined || members.some(({name}) => name === field);
  const attributes = (declaration.attributes ?? []).filter(({fieldName}) => shown(fieldName));
  const cssProperties = source.includes('/styles/tokens.js') ? tokens() : [];
  // The analyzer reads `dispatchEvent(new CallSelectEvent(call))` as an event named `call`.
  const events = dispatched.filter(({name}: {name?: string}) => name?.startsWith('agni-'));
  return {
    ...rest,
    members,
    ...(attributes.length > 0 && {attributes}),
    ...(events.length > 0 && {events}),
    ...(cssProperties.length > 0 && {cssProperties}),
  };
};

/** The module that registers a tag: `agni-call-list` is in dist/define/call-list.js. */
const definition = (declaration: ElementDeclaration, module: string): Module => ({
  kind: 'javascript-module',
  path: `dist/define/${declaration.tagName.replace(/^agni-/, '')}.js`,
  declarations: [],
  exports: [
    {kind: 'custom-element-definition', name: declaration.tagName, declaration: {name: declaration.name, module}},
  ],
});

/** The manifest ignores a comment's line breaks. */
const onOneLine = (manifest: Package): Package =>
  JSON.parse(JSON.stringify(manifest), (key, value: unknown) =>
    typeof value === 'string' && (key === 'description' || key === 'summary') ? value.replace(/\s*\n\s*/g, ' ') : value,
  ) as Package;

/** Equal sources produce an equal manifest, in whatever order a disk lists its files. */
export const analyze = async (): Promise<Package> => {
  const raw = onOneLine(await cli({argv: ['analyze'], cwd: root, noWrite: true}));
  const modules: Module[] = [];
  for (const {path: file, declarations = []} of raw.modules) {
    const kept = declarations.filter((one) => isElement(one) || file === 'src/events.ts');
    if (kept.length === 0) continue;
    const source = readFileSync(path.join(root, file), 'utf8');
    modules.push({
      kind: 'javascript-module',
      path: built(file),
      declarations: kept.map((one) => publish(one, source)),
      exports: kept.map(({name}) => ({kind: 'js', name, declaration: {name, module: built(file)}})),
    });
    modules.push(...kept.filter(isElement).map((one) => definition(one, built(file))));
  }
  return {
    schemaVersion: raw.schemaVersion,
    readme: 'README.md',
    modules: modules.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
};

/** The elements of a manifest: those that request first, then those that only show, each group by name. */
export const elementsOf = ({modules}: Package): ElementDeclaration[] =>
  modules
    .filter(({path: file}) => !file.startsWith('dist/define/'))
    .sort(
      (a, b) => Number(a.path.includes('/parts/')) - Number(b.path.includes('/parts/')) || (a.path < b.path ? -1 : 1),
    )
    .flatMap(({declarations = []}) => declarations.filter(isElement));

export const fieldsOf = ({members = []}: ElementDeclaration): ClassField[] =>
  members.filter((member): member is ClassField => member.kind === 'field');
