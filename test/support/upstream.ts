import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { faultsOfRequest } from './described.ts';

export interface UpstreamRequest {
  readonly method: string;
  /** Path and query below the base URL, such as `/ai/assistants/asst_1`. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a scripted upstream answers; a body that is no string is sent as JSON. */
export interface UpstreamReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Takes over the socket for what HTTP libraries do not offer: resets, drips, halves. */
  readonly raw?: (response: ServerResponse, request: IncomingMessage) => void;
}

export type Script = (request: UpstreamRequest) => UpstreamReply | Promise<UpstreamReply>;

export interface ScriptedUpstream {
  readonly url: string;
  /** `METHOD /path` of every request so far. */
  readonly calls: string[];
  readonly requests: UpstreamRequest[];
  /** Requests whose connection the gateway closed before the answer was complete. */
  readonly abandoned: string[];
}

export interface UpstreamOptions {
  /** Whether requests have to be as described; false where the test sends what is newer than the description. */
  readonly isDescribed?: boolean;
}

const PREFIX = '/v2';
/** Outside of the API: what is only sent to see it arrive. Answered at once, and counted nowhere. */
export const WAY_AND_BACK = '/way-and-back';
/** What a key server of JWTs is asked for, which is no part of the API. */
const KEYS_PATH = '/keys';

/**
 * An upstream on a loopback port that answers as the test sets it. It ends with the test, which fails if a request was not what the description
 * of the API allows.
 */
export async function startUpstream(script: Script, { isDescribed = true }: UpstreamOptions = {}): Promise<ScriptedUpstream> {
  const calls: string[] = [];
  const requests: UpstreamRequest[] = [];
  const abandoned: string[] = [];
  const undescribed: string[] = [];
  const server = createServer((incoming, response) => {
    if (incoming.url === WAY_AND_BACK) {
      response.end();
      return;
    }
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const request: UpstreamRequest = {
        method: incoming.method ?? '',
        path: (incoming.url ?? '').slice(PREFIX.length),
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      calls.push(`${request.method} ${request.path}`);
      requests.push(request);
      if (request.path !== KEYS_PATH) undescribed.push(...faultsOfRequest(request));
      response.on('close', () => {
        if (!response.writableFinished) abandoned.push(`${request.method} ${request.path}`);
      });
      const { status = 200, headers = {}, body, raw } = await script(request);
      if (raw) {
        raw(response, incoming);
        return;
      }
      const isText = typeof body === 'string' || Buffer.isBuffer(body);
      response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': `req-${requests.length}`, ...headers });
      response.end(isText ? body : body === undefined ? '' : JSON.stringify(body));
    })().catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    if (isDescribed) expect(undescribed, 'requests that the description does not allow').toEqual([]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PREFIX}`, calls, requests, abandoned };
}

export type Document = Readonly<Record<string, unknown>>;

export interface AccountOptions {
  /** Keys that the list leaves out of its entries. */
  readonly listLeavesOut?: readonly string[];
  /** How the left-out keys look: gone, or empty. */
  readonly leftOutAs?: 'absent' | 'empty';
}

/** An account that answers list and retrieve from these documents, to any caller. */
export const account = (documents: readonly Document[], { listLeavesOut = [], leftOutAs = 'absent' }: AccountOptions = {}): Script => {
  const byId = new Map(documents.map((document) => [String(document['id']), document]));
  const entry = (document: Document) =>
    Object.fromEntries(
      Object.entries(document).flatMap(([key, value]) => {
        if (!listLeavesOut.includes(key)) return [[key, value]];
        return leftOutAs === 'empty' ? [[key, Array.isArray(value) ? [] : null]] : [];
      }),
    );
  return ({ method, path }) => {
    if (method !== 'GET') return { status: 405, body: { detail: 'Method Not Allowed' } };
    const [pathname = ''] = path.split('?');
    if (pathname === '/ai/assistants') return { body: { data: documents.map(entry) } };
    const document = byId.get(decodeURIComponent(pathname.slice('/ai/assistants/'.length)));
    return document ? { body: document } : NOT_FOUND;
  };
};

export const NOT_FOUND: UpstreamReply = {
  status: 404,
  body: { errors: [{ code: '10005', title: 'Resource not found', detail: 'The requested resource or URL could not be found.' }] },
};

/** A reply about what the path names, whatever its id says. */
export const aboutAsked = (reply: UpstreamReply, path: string): UpstreamReply => {
  const id = decodeURIComponent(path.split('?')[0]?.split('/').at(-1) ?? '');
  const { body } = reply;
  return typeof body === 'object' && body !== null && 'id' in body ? { ...reply, body: { ...body, id } } : reply;
};
