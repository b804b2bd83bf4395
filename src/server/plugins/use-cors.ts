import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../../telemetry/logger.ts';
import { corsHeadersOf, preflights, type CorsOptions } from '../cors.ts';
import { setHeader } from '../set-header.ts';

export interface UseCorsOptions {
  /** Null where no page of another origin may ask. */
  readonly cors: CorsOptions | null;
  readonly logger: Pick<Logger, 'debug'>;
}

/** What the answer to a preflight depends on. */
const PREFLIGHT_VARY = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers';
const MAX_LOGGED = 200;

/**
 * CORS on every path, and on refusals, too: a page of a listed origin can read why it was refused. A refused preflight has a log line,
 * since the page sees no reason. Comes behind all plugins that make responses.
 */
export function useCors({ cors, logger }: UseCorsOptions): Plugin {
  const answerOf = preflights(cors);
  const headersOf = cors && corsHeadersOf(cors);
  return {
    onRequest: ({ request, url, fetchAPI, endResponse }) => {
      const { headers } = request;
      const method = headers.get('access-control-request-method');
      const origin = headers.get('origin');
      if (request.method !== 'OPTIONS' || method === null) return;
      const asked = headers.get('access-control-request-headers');
      const answer = answerOf({ origin, method, headers: asked });
      if (answer.refused !== null) {
        const line = { origin: origin?.slice(0, MAX_LOGGED), method: method.slice(0, MAX_LOGGED), headers: asked?.slice(0, MAX_LOGGED) };
        logger.debug({ ...line, path: url.pathname.slice(0, MAX_LOGGED), reason: answer.refused }, 'preflight refused');
      }
      if (cors) endResponse(new fetchAPI.Response(null, { status: 204, headers: { ...answer.headers, 'cache-control': 'no-store' } }));
    },
    onResponse: ({ request, response: { headers } }) => {
      if (!headersOf) return;
      if (request.method === 'OPTIONS' && request.headers.has('access-control-request-method')) {
        setHeader(headers, 'vary', PREFLIGHT_VARY);
        return;
      }
      for (const [name, value] of Object.entries(headersOf(request.headers.get('origin')))) setHeader(headers, name, value);
      const vary = headers.get('vary');
      if (!/(?:^|,)\s*origin\s*(?:,|$)/i.test(vary ?? '')) setHeader(headers, 'vary', vary === null ? 'Origin' : `${vary}, Origin`);
    },
  };
}
