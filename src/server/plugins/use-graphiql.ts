import { createHash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import { matchesETag } from '../../operations/caching/etag.ts';
import { readBuiltFiles } from '../graphiql/built-files.ts';
import { createFilesHandler, type FilesHandler } from '../graphiql/files-handler.ts';
import type { PageConfig } from '../graphiql/page-config.ts';
import { CONTENT_SECURITY_POLICY, filesPathOf, NOT_BUILT, offPage, pageOf } from '../graphiql/page.ts';
import { refuse } from './use-http-guard.ts';

export interface GraphiQLOptions {
  readonly endpoint: string;
  /** Where the files of GraphiQL were built. */
  readonly folder: string;
  readonly page: Omit<PageConfig, 'workers'>;
}

interface BuiltPage {
  readonly html: string;
  readonly etag: string;
  readonly files: FilesHandler;
}

/** GraphiQL for browsers: its page at the endpoint, its files in a folder beside it. Read when the first browser asks. */
export function useGraphiQL({ endpoint, folder, page }: GraphiQLOptions): Plugin {
  const prefix = filesPathOf(endpoint);
  let built: Promise<BuiltPage | null> | undefined;
  const read = async (): Promise<BuiltPage | null> => {
    const list = await readBuiltFiles(folder);
    if (list === null) return null;
    const html = pageOf(list, page);
    return { html, etag: `"${createHash('sha256').update(html).digest('base64url')}"`, files: createFilesHandler(folder, list) };
  };
  const find = async (): Promise<BuiltPage | null> => {
    built ??= read();
    const found = await built.catch((error: unknown) => {
      built = undefined;
      throw error;
    });
    // It may be built later.
    if (found === null) built = undefined;
    return found;
  };
  return {
    onRequest: async ({ url, request, fetchAPI: { Response }, endResponse }) => {
      const { pathname } = url;
      if (pathname.startsWith(prefix)) {
        if (request.method !== 'GET') {
          endResponse(refuse([405, 'Files of GraphiQL take GET and HEAD only.', 'BAD_USER_INPUT'], { Response }, { allow: 'GET, HEAD' }));
          return;
        }
        const found = await find();
        const name = pathname.slice(prefix.length);
        const file = found ? await found.files(name, request.headers.get('accept-encoding')) : 'unknown';
        if (file === 'gone') built = undefined;
        if (typeof file === 'string') {
          endResponse(refuse([404, 'GraphiQL has no file of this name: load its page again.', 'NOT_FOUND'], { Response }));
          return;
        }
        endResponse(new Response(file.body, { headers: file.headers }));
        return;
      }
      if (!asksForPage(request)) return;
      if (pathname === '/' || pathname === `${endpoint}/`) {
        // Relative, as a proxy may have taken a prefix off.
        const location = `${pathname === '/' ? '.' : '..'}${endpoint}${url.search}`;
        endResponse(new Response(null, { status: 302, headers: { location, vary: 'Accept' } }));
        return;
      }
      if (pathname !== endpoint) return;
      const found = await find();
      const headers = { ...PAGE_HEADERS, ...(found && { etag: found.etag }) };
      if (found && matchesETag(request.headers.get('if-none-match'), found.etag)) {
        endResponse(new Response(null, { status: 304, headers }));
        return;
      }
      const html = found?.html ?? NOT_BUILT;
      endResponse(
        new Response(html, {
          headers: { ...headers, 'content-length': String(Buffer.byteLength(html)) },
        }),
      );
    },
  };
}

/** Tells browsers that open the endpoint why there is no GraphiQL. Queries that a browser is sent to by a link are answered as ever. */
export function useNoGraphiQL({ endpoint, reason }: { readonly endpoint: string; readonly reason: string }): Plugin {
  const html = offPage(reason);
  return {
    onRequest: ({ url: { pathname, search }, request, fetchAPI: { Response }, endResponse }) => {
      if (pathname !== endpoint || search !== '' || !asksForPage(request)) return;
      endResponse(new Response(html, { status: 404, headers: { ...PAGE_HEADERS, 'content-length': String(Buffer.byteLength(html)) } }));
    },
  };
}

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  vary: 'Accept',
} as const;

/** Whether a browser shows the answer as a page. */
const asksForPage = ({ method, headers }: Request): boolean => method === 'GET' && (headers.get('accept')?.includes('text/html') ?? false);
