import type { Plugin } from 'graphql-yoga';
import { refuse } from './use-http-guard.ts';

/** What the process says of itself. */
export interface Health {
  /** Why no new work should be sent here; null when it should. */
  readonly notReady: () => string | null;
}

const PATHS = new Set(['/health/live', '/health/ready']);

/** `/health/live` answers while the process runs, `/health/ready` while it takes new work. Neither asks the upstream. */
export const useHealth = ({ notReady }: Health): Plugin => ({
  onRequest: ({ url, request, fetchAPI, endResponse }) => {
    if (!PATHS.has(url.pathname)) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      endResponse(refuse([405, `${url.pathname} takes GET and HEAD only.`, 'BAD_USER_INPUT'], fetchAPI, { allow: 'GET, HEAD' }));
      return;
    }
    const reason = url.pathname === '/health/ready' ? notReady() : null;
    const body = reason === null ? { status: 'ok' } : { status: 'not ready', reason };
    endResponse(fetchAPI.Response.json(body, { status: reason === null ? 200 : 503, headers: { 'cache-control': 'no-store' } }));
  },
});
