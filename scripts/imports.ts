/** The imports of a module, read from its text by the compiler: for the rooms' test and for `npm test -- --changed`. */
import ts from 'typescript';

export interface Import {
  readonly specifier: string;
  /** The compiler erases it together with the types. */
  readonly typeOnly: boolean;
}

/** Statements, `import type`, re-exports, `import()` and `import('…').Type`; and every other string of the module. */
export interface Mentions {
  readonly imports: readonly Import[];
  readonly strings: readonly string[];
}

const importIn = (node: ts.Node): {from: ts.Node | undefined; typeOnly: boolean} | undefined => {
  if (ts.isImportDeclaration(node))
    return {from: node.moduleSpecifier, typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword};
  if (ts.isExportDeclaration(node)) return {from: node.moduleSpecifier, typeOnly: node.isTypeOnly};
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return {from: node.argument.literal, typeOnly: true};
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return {from: node.arguments[0], typeOnly: false};
  return undefined;
};

/** `ts.preProcessFile` would be faster, but misses `export * as name from '…'`. */
export const mentionsOf = (text: string, file = 'module.ts'): Mentions => {
  const imports: Import[] = [];
  const strings: string[] = [];
  const specifiers = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    const {from, typeOnly = false} = importIn(node) ?? {};
    if (from !== undefined && ts.isStringLiteralLike(from)) {
      imports.push({specifier: from.text, typeOnly});
      specifiers.add(from);
    }
    if (ts.isStringLiteralLike(node) && !specifiers.has(node)) strings.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return {imports, strings};
};

export const importsOf = (text: string): readonly Import[] => mentionsOf(text).imports;
