/**
 * Takes comments and indentation out of `css` and `html` templates in the build: a JavaScript minifier leaves them
 * alone, and the design tokens are mostly comment. Only what cannot change a page goes. The published minifiers were
 * tried and lose more: the semicolon after `padding: 0 ${x};`, the space between a slot and its text, the slash of an
 * SVG path.
 */
import {walk, type Node} from 'estree-walker';
import MagicString from 'magic-string';
import type {Plugin} from 'vite';

/** Strings stay; a comment goes; white space becomes one space, or none beside `{ } ; ,` and after a colon. */
export const shortenCss = (css: string): string =>
  css
    .replace(
      /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[^]*?\*\/|\s+/g,
      (found, text: string | undefined) => text ?? (found.startsWith('/*') ? '' : ' '),
    )
    .replace(
      /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s*([{};,])\s*|(:)\s+/g,
      (_, text?: string, mark?: string, colon?: string) => text ?? mark ?? colon ?? '',
    )
    .replaceAll(';}', '}');

/** A comment goes; a line break with its indentation becomes one space. Text in which white space counts stays. */
export const shortenHtml = (html: string): string => html.replace(/<!--[^]*?-->/g, '').replace(/\s*\n\s*/g, ' ');

const shorten = (tag: string, parts: readonly string[]): string[] => {
  const whole = parts.join('');
  if (tag !== 'css') return /<(?:pre|textarea)\b|white-space/.test(whole) ? [...parts] : parts.map(shortenHtml);
  // A comment around a substitution would lose its other half.
  return parts.some((part) => (part.match(/\/\*/g)?.length ?? 0) !== (part.match(/\*\//g)?.length ?? 0))
    ? [...parts]
    : parts.map(shortenCss);
};

interface Quasi {
  readonly start: number;
  readonly end: number;
  readonly value: {readonly raw: string};
}

export const literals = (): Plugin => ({
  name: 'agni-literals',
  apply: 'build',
  transform(code, id) {
    if (id.includes('node_modules') || !/\b(?:css|html|svg)`/.test(code)) return undefined;
    const edited = new MagicString(code);
    walk(this.parse(code) as Node, {
      enter(node) {
        if (node.type !== 'TaggedTemplateExpression' || node.tag.type !== 'Identifier') return;
        if (!['css', 'html', 'svg'].includes(node.tag.name)) return;
        const quasis = node.quasi.quasis as unknown as Quasi[];
        const short = shorten(
          node.tag.name,
          quasis.map(({value}) => value.raw),
        );
        for (const [
          index,
          {
            start,
            end,
            value: {raw},
          },
        ] of quasis.entries()) {
          const text = short[index] ?? raw;
          if (text !== raw && end - start === raw.length) edited.overwrite(start, end, text);
        }
      },
    });
    return edited.hasChanged() ? {code: edited.toString(), map: edited.generateMap({hires: true})} : undefined;
  },
});
