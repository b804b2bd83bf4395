import type { BuiltFiles } from './built-files.ts';
import type { PageConfig } from './page-config.ts';

/** The folder of the files, relative to the page, so that both may stand behind any prefix of a proxy. */
const FILES = 'graphiql/';

/** The path of that folder, where the page is at this endpoint. */
export const filesPathOf = (endpoint: string): string => endpoint.slice(0, endpoint.lastIndexOf('/') + 1) + FILES;

/** Scripts are files of this gateway alone. Styles are also written by the editor, for each of its lines. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page that loads GraphiQL. */
export function pageOf({ script, style, icon, preloads, workers }: BuiltFiles, config: Omit<PageConfig, 'workers'>): string {
  const urls = Object.fromEntries(Object.entries(workers).map(([name, file]) => [name, FILES + file])) as PageConfig['workers'];
  return document([
    `<link rel="icon" type="image/svg+xml" href="${FILES}${icon}">`,
    `<link rel="stylesheet" href="${FILES}${style}">`,
    ...preloads.map((name) => `<link rel="modulepreload" href="${FILES}${name}">`),
    `<script type="application/json" id="config">${inScript({ ...config, workers: urls })}</script>`,
    `<script type="module" src="${FILES}${script}"></script>`,
    '</head>',
    '<body>',
    '<div id="root"><p>Loading GraphiQL.</p></div>',
    '<noscript><p>GraphiQL needs JavaScript. GraphQL is at this URL, by POST.</p></noscript>',
  ]);
}

/** The page where GraphiQL was not built. */
export const NOT_BUILT = document([
  '</head>',
  '<body>',
  '<p>GraphiQL is not built here: <code>npm run build</code> in the checkout of the gateway builds it. GraphQL is at this URL, by POST.</p>',
]);

/** The page where GraphiQL is off. */
export const offPage = (reason: string): string =>
  document(['</head>', '<body>', `<p>GraphiQL is off here: ${reason}. GraphQL is at this URL, by POST.</p>`]);

function document(lines: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="same-origin">',
    '<title>GraphiQL: assistants-gateway</title>',
    ...lines,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** JSON that does not end the script it stands in, nor begin a comment there. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
