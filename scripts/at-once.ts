/**
 * Makes of each `import('…')` plain imports, for a file that has all its modules in it. There is nothing to load later
 * then, and the bundler would wrap every module, Lit's too, in a function that runs it when it is first asked for: two
 * per cent of the file. What is imported, and what `export * as` exports, becomes a plain object, which is smaller than
 * a namespace with its getters.
 */
import {walk, type Node} from 'estree-walker';
import MagicString from 'magic-string';
import type {Plugin} from 'vite';

/** A place in a module that names another one as a whole. */
interface Whole {
  readonly start: number;
  readonly end: number;
  readonly source: string;
  /** As what it is exported, if it is no import. */
  readonly exported?: string;
}

const wholesIn = (module: Node): Whole[] => {
  const found: Whole[] = [];
  walk(module, {
    enter(node) {
      const {start, end} = node as unknown as Whole;
      if (node.type === 'ImportExpression' && node.source.type === 'Literal')
        found.push({start, end, source: String(node.source.value)});
      if (node.type === 'ExportAllDeclaration' && node.exported?.type === 'Identifier') {
        found.push({start, end, source: String(node.source.value), exported: node.exported.name});
      }
    },
  });
  return found;
};

export const atOnce = (environment: string): Plugin => ({
  name: 'agni-at-once',
  apply: 'build',
  applyToEnvironment: ({name}) => name === environment,
  async transform(code, id) {
    if (id.includes('node_modules') || !/import\(|export \* as/.test(code)) return undefined;
    const edited = new MagicString(code);
    for (const [index, {start, end, source, exported}] of wholesIn(this.parse(code) as Node).entries()) {
      const other = await this.resolve(source, id);
      if (!other) this.error(`${id} imports ${source}, which is not there`);
      const {exports: names} = await this.load({id: other.id});
      const own = (name: string): string => `${name}$${index}`;
      const whole = `{${names.map((name) => `${name}: ${own(name)}`).join(', ')}}`;
      // What is imported is made when it is asked for, and by then all modules have run; what is exported, when its
      // modules have.
      edited.overwrite(
        start,
        end,
        exported === undefined ? `Promise.resolve(${whole})` : `export const ${exported} = ${whole};`,
      );
      edited.append(
        `\nimport {${names.map((name) => `${name} as ${own(name)}`).join(', ')}} from ${JSON.stringify(source)};`,
      );
    }
    return edited.hasChanged() ? {code: edited.toString(), map: edited.generateMap({hires: true})} : undefined;
  },
});
