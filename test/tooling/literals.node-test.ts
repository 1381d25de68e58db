import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {transform} from 'lightningcss';
import {shortenCss, shortenHtml} from '../../scripts/literals.js';
import {root} from '../../scripts/sources.js';

/**
 * Two style sheets that mean the same are the same once a real parser has minified them, but for spaces after commas.
 */
const meaning = (css: string): string =>
  transform({filename: 'a.css', code: Buffer.from(css), minify: true})
    .code.toString()
    .replaceAll(/,\s+/g, ',');

describe('shortened styles', () => {
  it('mean what they meant, for every style of the elements', () => {
    const src = path.join(root, 'src');
    const styles = readdirSync(src, {recursive: true, encoding: 'utf8'})
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        [...readFileSync(path.join(src, name), 'utf8').matchAll(/\bcss`([^`]*)`/g)].map((match) => match[1] ?? ''),
      )
      .map((style) => style.replace(/\$\{[^}]*\}/g, 'var(--x)'));
    assert.ok(styles.length > 3);
    for (const style of styles) {
      assert.equal(meaning(shortenCss(style)), meaning(style));
      assert.doesNotMatch(shortenCss(style), /\/\*|\n| {2}/);
    }
  });

  it('keep what others lose', () => {
    const styles = [
      ".a::before { content: ' /* no comment */  ; } '; }",
      '.a :hover, .b:hover > .c { color : light-dark( #111 , #eee ) }',
      '@container list (width < 30em) { td { grid-template: "a  b" auto / 1fr auto } }',
      '@media (min-width: 1px) and (forced-colors: active) { .a { width: calc(1em + 2px) } }',
      '.a { &:hover { color: red } & .b { color: blue } }',
    ];
    for (const style of styles) assert.equal(meaning(shortenCss(style)), meaning(style), style);
  });

  it('keep the semicolon after a substitution and the space around one', () => {
    assert.equal(
      ['\n .a { padding: 0 ', ' ;\n margin: ', '; }\n'].map(shortenCss).join('X'),
      ' .a{padding:0 X;margin:X}',
    );
    assert.equal(
      ['@media ', ' and ', ' { a { color: red; } }'].map(shortenCss).join('X'),
      '@media X and X{a{color:red}}',
    );
  });
});

describe('shortened templates', () => {
  it('keep one space where there was a line break, and every other space', () => {
    assert.equal(
      shortenHtml('<a>\n    <b>x</b>  <!-- c -->\n  y  z <slot></slot>  text</a>'),
      '<a> <b>x</b> y  z <slot></slot>  text</a>',
    );
    assert.equal(shortenHtml(' · '), ' · ');
  });
});
