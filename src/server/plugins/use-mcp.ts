import type { Plugin } from 'graphql-yoga';
import type { Authenticate } from '../../auth/caller.ts';
import { GatewayError, type AnswerCode } from '../../errors.ts';
import type { Mcp } from '../../mcp/mcp.ts';
import type { MaskError } from '../../operations/graphql-error.ts';
import { NO_STORE } from '../../operations/caching/cache-control.ts';
import { isListed, type CorsOptions } from '../cors.ts';
import type { ResourceMetadata } from '../mcp/metadata.ts';
import { MCP_PATH, METADATA_PATH } from '../mcp/paths.ts';
import { onlyMessage } from '../mcp/only-message.ts';
import { MalformedJsonError, readMessage } from '../mcp/read-message.ts';
import type { Requests } from '../requests.ts';

export interface McpPluginOptions {
  readonly mcp: Mcp;
  readonly metadata: ResourceMetadata | null;
  readonly authenticate: Authenticate;
  readonly cors: CorsOptions | null;
  readonly maskError: MaskError;
  readonly requests: Requests;
  readonly maxBodyBytes: number;
}

/** Serves MCP by streamable HTTP: who asks is checked before anything of the message is read. */
export function useMcp({ mcp, metadata, authenticate, cors, maskError, requests, maxBodyBytes }: McpPluginOptions): Plugin {
  const mayAsk = isListed(cors);
  const challenge = `Bearer${metadata ? ` resource_metadata="${metadata.url}"` : ''}`;
  return {
    onRequest: async ({ request, url: { pathname }, fetchAPI: { Response }, endResponse }) => {
      if (metadata && (pathname === METADATA_PATH || pathname === `${METADATA_PATH}${MCP_PATH}`)) {
        endResponse(Response.json(metadata.json, { headers: { 'cache-control': 'public, max-age=3600' } }));
        return;
      }
      if (pathname !== MCP_PATH) return;
      const record = requests.of(request);
      const { headers, signal } = request;
      const refuse = (
        status: number,
        code: AnswerCode | null,
        message: string,
        more: Readonly<Record<string, string>> = {},
        rpcCode = REFUSED,
      ) => {
        record.refusal = code;
        const error = { code: rpcCode, message, ...(code && { data: { code } }) };
        endResponse(Response.json({ jsonrpc: '2.0', id: null, error }, { status, headers: { 'cache-control': NO_STORE, ...more } }));
      };
      if (!mayAsk(headers.get('origin'))) {
        refuse(403, 'FORBIDDEN', 'Pages of this origin may not send requests: list it in CORS_ORIGINS.');
        return;
      }
      const caller = await authenticate(headers.get('authorization'));
      if (caller instanceof GatewayError) {
        const isUnknown = caller.code === 'UNAUTHENTICATED';
        refuse(STATUS[caller.code] ?? 503, caller.code, caller.message, isUnknown ? { 'www-authenticate': challenge } : {});
        return;
      }
      if (request.method !== 'POST') {
        // Clients ask so whether there is a stream, and this is the answer that there is none.
        refuse(405, null, `${MCP_PATH} takes POST only: this server has no sessions, and sends nothing by itself.`, {
          allow: 'POST',
        });
        return;
      }
      let message: unknown;
      try {
        message = await readMessage(request, maxBodyBytes);
      } catch (error) {
        const isJson = !(error instanceof MalformedJsonError);
        const { message: why, extensions } = maskError(isJson ? error : error.cause);
        refuse(extensions.http?.status ?? 400, extensions['code'] as AnswerCode, why, {}, isJson ? REFUSED : PARSE_ERROR);
        return;
      }
      const by = {
        caller,
        started: record.started,
        span: record.span,
        signal,
        // Once somebody depends on it, this signal says by its reason alone that it has fired.
        hasLeft: () => signal.reason !== undefined,
        cacheControl: headers.get('cache-control'),
      };
      const answer = await mcp.answer({ url: request.url, method: 'POST', headers: forwarded(headers) }, message, by, () => {
        // It has a log line as an operation.
        record.isLogged = true;
      });
      const { status } = answer;
      if (isEvents(answer.headers.get('content-type')) && !isEvents(headers.get('accept'))) {
        const body = await onlyMessage(answer);
        endResponse(new Response(body, { status, headers: { 'content-type': 'application/json', 'cache-control': NO_STORE } }));
      } else {
        const kept = { ...Object.fromEntries(answer.headers), 'cache-control': NO_STORE };
        endResponse(new Response(answer.body, { status, headers: kept }));
      }
    },
  };
}

/** Of JSON-RPC, for errors of a server's own. */
const REFUSED = -32_000;
/** Of JSON-RPC, too. */
const PARSE_ERROR = -32_700;
const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403 };

const EVENTS = 'text/event-stream';
const isEvents = (types: string | null): boolean => types?.includes(EVENTS) ?? false;

/** What the protocol of 2025 asks for, whatever a client takes. */
const ACCEPT = ['accept', `application/json, ${EVENTS}`] as const;
/** The headers that the protocol reads besides. */
const FORWARDED = ['content-type', 'mcp-protocol-version', 'mcp-method', 'mcp-name', 'mcp-session-id'];

const forwarded = (headers: Headers) => [
  ACCEPT,
  ...FORWARDED.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  }),
];
