import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import { anchorOf } from '../anchors.ts';
import { linkCodeWords } from './link-code-words.mjs';

/** Written by `site/build.ts`. */
const { sidebar, references } = JSON.parse(readFileSync(new URL('../.pages/site.json', import.meta.url), 'utf8'));

export default defineConfig({
  title: 'assistants-gateway',
  description: 'A GraphQL gateway over the Telnyx AI Assistants REST API',
  lang: 'en',
  // No icon, and so no request for one.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcDir: '.pages',
  outDir: 'dist',
  cacheDir: '.vitepress/cache',
  cleanUrls: false,
  lastUpdated: false,
  markdown: {
    // An address in a text is not a link: the site leads to no other host.
    linkify: false,
    // Descriptions hold angle brackets and pairs of braces, which are neither HTML nor expressions of Vue.
    html: false,
    anchor: { slugify: anchorOf },
    config: (markdown) => {
      linkCodeWords(markdown, references);
      const { rules } = markdown.renderer;
      for (const kind of ['text', 'code_inline']) {
        const render = rules[kind];
        rules[kind] = (...call) => render(...call).replaceAll('{{', '&#123;&#123;');
      }
    },
  },
  // The index of the search is one file, loaded when somebody searches.
  vite: { build: { chunkSizeWarningLimit: 2_000 } },
  themeConfig: {
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    docFooter: { prev: false, next: false },
  },
});
