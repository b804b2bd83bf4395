import type { PageConfig } from '../../src/server/graphiql/page-config.ts';

/** What the gateway says of itself, in a block of the page that no browser runs. */
export const config = JSON.parse(document.getElementById('config')?.textContent ?? '') as PageConfig;

/** The page is served where operations are sent, whatever a proxy puts before that path. */
export const endpoint = location.pathname;
