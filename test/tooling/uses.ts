/**
 * What the sources use of the platform, by the paths of MDN's browser-compat-data: members of the DOM and of the language
 * by their types, CSS and HTML by the text of the templates.
 */
import path from 'node:path';
import ts from 'typescript';
import {root} from '../../scripts/sources.js';
import {known, namesBelow} from './compat.js';

/** A feature, and a place that uses it. */
export interface Use {
  readonly feature: string;
  /** Below `src/`, with the line. */
  readonly at: string;
}

/** Interfaces that TypeScript writes for mixins; MDN lists their members where they are mixed in. */
const holders = [
  'Element',
  'HTMLElement',
  'Document',
  'Node',
  'Window',
  'ShadowRoot',
  'DocumentFragment',
  'EventTarget',
  'CharacterData',
  'HTMLInputElement',
  'HTMLMediaElement',
  'Request',
  'Response',
];

/** TypeScript's own names of built-in objects. */
const builtIn = (name: string): string =>
  name
    .replace(/^Readonly(?=Array|Map|Set)/, '')
    .replace(/Constructor$/, '')
    .replace(/^(?:Iterable|Array|Map|Set|String|RegExpString)Iterator$|^IteratorObject$/, 'Iterator')
    .replace(/^CallableFunction$/, 'Function');

const isPlatform = (declaration: ts.Declaration): boolean =>
  /[\\/]typescript[\\/]lib[\\/]lib\.[^\\/]+\.d\.ts$/.test(declaration.getSourceFile().fileName);

/** Where MDN may list what a declaration of TypeScript's libraries declares. */
function pathsOf(declaration: ts.Declaration, name: string): string[] {
  let holder: ts.Node = declaration.parent;
  let isStatic = false;
  if (ts.isTypeLiteralNode(holder)) {
    isStatic = true; // `declare var URL: {prototype: URL; parse(…): …}`
    holder = holder.parent;
  }
  if (ts.isInterfaceDeclaration(holder) || (isStatic && ts.isVariableDeclaration(holder))) {
    const own = holder.name?.getText() ?? '';
    const namespace = ts.isModuleBlock(holder.parent) ? `${holder.parent.parent.name.getText()}.` : '';
    const member = isStatic ? `${name}_static` : name;
    const mixed = /^[A-Z]/.test(own) ? holders.map((one) => `api.${one}.${member}`) : [];
    return [
      `api.${own}.${member}`,
      `javascript.builtins.${namespace}${builtIn(own)}.${name}`,
      ...(known([`api.${own}`, `javascript.builtins.${namespace}${builtIn(own)}`]) ? [] : mixed),
    ];
  }
  return [`api.${name}`, `api.Window.${name}`, `javascript.builtins.${name}`, `javascript.builtins.Intl.${name}`];
}

function symbolOf(checker: ts.TypeChecker, node: ts.Identifier): ts.Symbol | undefined {
  const {parent} = node;
  if (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === node)
    return checker.getTypeAtLocation(parent.parent).getProperty(node.text);
  if (ts.isPropertyAccessExpression(parent) || ts.isExpression(node)) return checker.getSymbolAtLocation(node);
  return undefined;
}

const stylesOf = (text: string): string[] => {
  const css = text.replace(/\/\*[^]*?\*\//g, '');
  const properties = [...css.matchAll(/(?<=^|[;{])\s*([a-z-]+)\s*:\s*([^;{}]*)(?=[;}])/g)];
  return [
    ...properties.flatMap(([, name = '', value = '']) => [
      `css.properties.${name}`,
      ...value
        .split(/[\s,()/]+/)
        .filter((word) => namesBelow(`css.properties.${name}`).includes(word))
        .map((word) => `css.properties.${name}.${word}`),
      ...[...value.matchAll(/\b\d+(lh|rlh|cap|ic|[sdl]v[hwib]|vi|vb|cq\w+)\b/g)].map(
        ([, unit = '']) => `css.types.length.${unit.includes('cq') ? 'container_query_length_units' : unit}`,
      ),
    ]),
    ...[...css.matchAll(/(?<![\w-])::?([a-z-]+)/g)].flatMap(([, name = '']) => [`css.selectors.${name}`]),
    ...[...css.matchAll(/@([a-z-]+)/g)].map(([, name = '']) => `css.at-rules.${name}`),
    ...[...css.matchAll(/([a-z-]+)\((\s*from\b)?/g)].flatMap(([, name = '', from]) => [
      `css.types.${name}`,
      `css.types.color.${name}${from === undefined ? '' : '.relative_syntax'}`,
    ]),
    ...[...css.matchAll(/@media[^{]*/g)].flatMap(([query]) =>
      [...query.matchAll(/\(\s*([a-z-]+)/g)].map(([, name = '']) => `css.at-rules.media.${name}`),
    ),
    ...(/^\s*&|[{;]\s*&/m.test(css) ? ['css.selectors.nesting'] : []),
    ...(/\(\s*(?:width|height|inline-size)\s*[<>]/.test(css) ? ['css.at-rules.media.range_syntax'] : []),
  ];
};

const markupOf = (text: string): string[] =>
  [...text.matchAll(/<([a-z][a-z\d-]*)((?:[^>"']|"[^"]*"|'[^']*')*)/g)].flatMap(([, tag = '', rest = '']) => [
    `html.elements.${tag}`,
    ...[...rest.matchAll(/(?:^|\s)[?]?([a-z-]+)(?=[\s=]|$)/g)].flatMap(([, name = '']) => [
      `html.elements.${tag}.${name}`,
      `html.global_attributes.${name}`,
    ]),
  ]);

/** By the template's tag. */
const readers: Readonly<Record<string, (text: string) => string[]>> = {css: stylesOf, html: markupOf, svg: markupOf};

/** The text of a template, with a word where a value goes. */
const textOf = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text + template.templateSpans.map(({literal}) => `value${literal.text}`).join('');

/** Every use of the platform in the files of a program that are its own. */
export function usesIn(program: ts.Program, folder = path.join(root, 'src')): Use[] {
  const checker = program.getTypeChecker();
  const uses: Use[] = [];
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile || program.isSourceFileFromExternalLibrary(file)) continue;
    const use = (feature: string | undefined, node: ts.Node) => {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      if (feature !== undefined) uses.push({feature, at: `${path.relative(folder, file.fileName)}:${line}`});
    };
    const visit = (node: ts.Node): void => {
      if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
      if (ts.isTaggedTemplateExpression(node)) {
        const features = readers[node.tag.getText()]?.(textOf(node.template));
        for (const feature of features ?? []) use(known([feature]), node);
      }
      if (ts.isIdentifier(node)) {
        const declaration = symbolOf(checker, node)?.declarations?.find(isPlatform);
        if (declaration) use(known(pathsOf(declaration, node.text)), node);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return uses;
}

/** What the elements are made of; or other files, with the same options. */
export function program(files?: readonly string[]): ts.Program {
  const {config} = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  const {options, fileNames} = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(files ?? fileNames, options);
}
