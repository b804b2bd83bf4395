/** An upstream that replies when a test tells it to, and the gateway before it. */
import type { ServerResponse } from 'node:http';
import { startGateway, type GatewayOptions, type RequestOptions } from '../support/gateway.ts';
import { streamOf, type Stream } from '../support/streams.ts';
import { startUpstream, type UpstreamReply, type UpstreamRequest } from '../support/upstream.ts';

export const CONVERSATIONS = 'POST /ai/conversations';
export const CHAT = 'POST /ai/assistants/a1/chat';
export const ENHANCE = 'POST /ai/assistants/a1/instructions/enhance';
export const COMPLETE = ['complete', null];

/** Begins an answer whose body comes later. */
export const begins = (contentType: string, held: ServerResponse[]): UpstreamReply => ({
  raw: (response) => {
    response.writeHead(200, { 'content-type': contentType, 'x-request-id': 'req-streamed' });
    response.flushHeaders();
    held.push(response);
  },
});

export const sse = (event: string, data: unknown) => `event: ${event}\ndata: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

/** The whole of an answer, of pieces that are written one after the other. */
export const pieces = (contentType: string, ...all: readonly (string | Buffer)[]): UpstreamReply => ({
  raw: (response) => {
    void (async () => {
      response.writeHead(200, { 'content-type': contentType });
      for (const piece of all) {
        response.write(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    })();
  },
});

export const broken = (reply: UpstreamReply): UpstreamReply => ({
  raw: (response, request) => {
    const end = response.end.bind(response);
    response.end = (() => {
      setTimeout(() => response.socket?.resetAndDestroy(), 20);
      return response;
    }) as typeof end;
    reply.raw?.(response, request);
  },
});

export async function startReplying(
  reply: UpstreamReply | ((request: UpstreamRequest) => UpstreamReply),
  options: Partial<GatewayOptions> = {},
) {
  const upstream = await startUpstream((request) => {
    if (request.path === '/ai/conversations') return { body: { id: 'c-new', metadata: {} } };
    return typeof reply === 'function' ? reply(request) : reply;
  });
  const gateway = startGateway({ upstreamUrl: upstream.url, ...options });
  const subscribe = async (query: string, input: unknown, request: RequestOptions = {}): Promise<Stream> =>
    streamOf(await gateway.post({ query, variables: { input } }, { headers: { accept: 'text/event-stream' }, ...request }));
  return { ...gateway, upstream, subscribe };
}
