import type {Plugin} from 'vite';
import {pages} from '../site.js';

/** Replaces `<!-- pages -->` in a page with the links to all pages. */
export const navigation = (): Plugin => ({
  name: 'agni-demo-navigation',
  transformIndexHtml: (html, {path}) =>
    html.replace('<!-- pages -->', () =>
      pages
        .map(([name, href]) => `<a href="${href}"${href === path ? ' aria-current="page"' : ''}>${name}</a>`)
        .join('\n        '),
    ),
});
