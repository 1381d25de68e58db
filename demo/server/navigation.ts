import type {Plugin} from 'vite';
import {pages} from '../site.js';

/** Writes the links to all pages where a page says `<!-- pages -->`. */
export const navigation = (): Plugin => ({
  name: 'agni-demo-navigation',
  transformIndexHtml: (html, {path}) =>
    html.replace('<!-- pages -->', () =>
      pages
        .map(([name, href]) => `<a href="${href}"${href === path ? ' aria-current="page"' : ''}>${name}</a>`)
        .join('\n        '),
    ),
});
