/**
 * Makes of each `import('…')` plain imports, for a file that has all its modules in it. There is nothing to load later then, and the
 * bundler would wrap every module, Lit's too, in a function that runs it when it is first asked for: two per cent of the file.
 */
import {walk, type Node} from 'estree-walker';
import MagicString from 'magic-string';
import type {Plugin} from 'vite';

export const atOnce = (environment: string): Plugin => ({
  name: 'agni-at-once',
  apply: 'build',
  applyToEnvironment: ({name}) => name === environment,
  async transform(code, id) {
    if (id.includes('node_modules') || !code.includes('import(')) return undefined;
    const found: {start: number; end: number; source: string}[] = [];
    walk(this.parse(code) as Node, {
      enter(node) {
        if (node.type !== 'ImportExpression' || node.source.type !== 'Literal') return;
        const {start, end} = node as unknown as {start: number; end: number};
        found.push({start, end, source: String(node.source.value)});
      },
    });
    const edited = new MagicString(code);
    for (const [index, {start, end, source}] of found.entries()) {
      const later = await this.resolve(source, id);
      if (!later) this.error(`${id} imports ${source}, which is not there`);
      const {exports: names} = await this.load({id: later.id});
      const own = (name: string): string => `${name}$${index}`;
      // A plain object is smaller than a namespace with its getters; it is made when it is asked for, and by then all modules have run.
      edited.overwrite(start, end, `Promise.resolve({${names.map(name => `${name}: ${own(name)}`).join(', ')}})`);
      edited.append(`\nimport {${names.map(name => `${name} as ${own(name)}`).join(', ')}} from ${JSON.stringify(source)};`);
    }
    return edited.hasChanged() ? {code: edited.toString(), map: edited.generateMap({hires: true})} : undefined;
  },
});
