/**
 * Makes of each `import('…')` a plain import, for a file that has all its modules in it. There is nothing to load later then, and the
 * bundler would wrap every module, Lit's too, in a function that runs it when it is first asked for: two per cent of the file.
 */
import {walk, type Node} from 'estree-walker';
import MagicString from 'magic-string';
import type {Plugin} from 'vite';

export const atOnce = (environment: string): Plugin => ({
  name: 'agni-at-once',
  apply: 'build',
  applyToEnvironment: ({name}) => name === environment,
  transform(code, id) {
    if (id.includes('node_modules') || !code.includes('import(')) return undefined;
    const edited = new MagicString(code);
    let count = 0;
    walk(this.parse(code) as Node, {
      enter(node) {
        if (node.type !== 'ImportExpression' || node.source.type !== 'Literal') return;
        const {start, end} = node as unknown as {start: number; end: number};
        const name = `later$${++count}`;
        edited.overwrite(start, end, `Promise.resolve(${name})`);
        edited.append(`\nimport * as ${name} from ${JSON.stringify(node.source.value)};`);
      },
    });
    return edited.hasChanged() ? {code: edited.toString(), map: edited.generateMap({hires: true})} : undefined;
  },
});
