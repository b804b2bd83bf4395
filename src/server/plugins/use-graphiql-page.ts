import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { shouldRenderGraphiQL, type GraphiQLOptions, type Plugin } from 'graphql-yoga';

export interface GraphiQLPageOptions {
  readonly endpoint: string;
  /** Operations to open in tabs. */
  readonly examples: readonly string[];
}

/** The page holds all it needs; the browser is told to load nothing from anywhere else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  'worker-src blob:',
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * GraphiQL leaves a stale transform on its tabs, so that a tab moves away under the first click; its title wraps when a panel is open;
 * its editors are taller than the window, which would scroll into nothing; and in a narrow window the answer beside the query has room for one letter a line, so that it goes below.
 */
const STYLE = `
  #root { position: relative; overflow: clip }
  .graphiql-tab { transform: none !important }
  .graphiql-logo { white-space: nowrap }
  @media (max-width: 700px) {
    #graphiql-session { flex-direction: column }
    #graphiql-session > * { width: 100% }
    .graphiql-horizontal-drag-bar, .graphiql-logo { display: none }
  }`;

/** GraphiQL opens a tab where it is, which with many of them is out of sight. */
const SCRIPT = `
  let shown;
  new MutationObserver(() => {
    const tab = document.querySelector('.graphiql-tab-active');
    if (tab === shown) return;
    shown = tab;
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: ['class'] });`;

const compress = promisify(gzip);

/** GraphiQL for browsers, with the examples in tabs. Nine megabytes of page are loaded when the first browser asks, and kept compressed. */
export function useGraphiQLPage({ endpoint, examples }: GraphiQLPageOptions): Plugin {
  let page: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const render = async () => {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const options: GraphiQLOptions = {
      title: 'assistants-gateway',
      endpoint,
      // Subscriptions would come by GET, which is for queries.
      method: 'POST',
      defaultTabs: examples.map((query) => ({ query })),
      shouldPersistHeaders: false,
      schemaDescription: true,
      defaultEditorToolsVisibility: 'headers',
      headers: '{}',
    };
    return Uint8Array.from(
      await compress(renderGraphiQL(options).replace('</head>', `<style>${STYLE}</style><script type="module">${SCRIPT}</script></head>`)),
    );
  };
  return {
    onRequest: async ({ url, request, fetchAPI, endResponse }) => {
      if (!shouldRenderGraphiQL(request)) return;
      if (url.pathname === '/') {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: endpoint } }));
        return;
      }
      if (url.pathname !== endpoint) return;
      page ??= render();
      const packed = await page;
      const takesGzip = request.headers.get('accept-encoding')?.includes('gzip') ?? false;
      endResponse(
        new fetchAPI.Response(takesGzip ? packed : Uint8Array.from(gunzipSync(packed)), {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': CONTENT_SECURITY_POLICY,
            'cache-control': 'no-cache',
            'x-content-type-options': 'nosniff',
            vary: 'Accept, Accept-Encoding',
            ...(takesGzip ? { 'content-encoding': 'gzip' } : {}),
          },
        }),
      );
    },
  };
}
