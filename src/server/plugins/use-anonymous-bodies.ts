import type { Plugin } from 'graphql-yoga';
import type { Authenticate } from '../../auth/caller.ts';
import { GatewayError } from '../../errors.ts';
import { anonymousBodyError, MAX_ANONYMOUS_BYTES } from '../limits/anonymous-bodies.ts';

/**
 * Refuses long bodies of callers without a credential before they are read; of those whose length is not declared, no
 * more is read than may be. Comes after the plugin that chooses the parser.
 */
export const useAnonymousBodies = (authenticate: Authenticate): Plugin => ({
  onRequestParse: async ({ request, requestParser, setRequestParser, fetchAPI }) => {
    if (request.method !== 'POST' || !requestParser) return;
    const declared = request.headers.get('content-length');
    if (declared !== null && Number(declared) <= MAX_ANONYMOUS_BYTES) return;
    const found = await authenticate(request.headers.get('authorization'));
    if (!(found instanceof GatewayError)) return;
    if (declared !== null) throw anonymousBodyError(found);
    setRequestParser(async (sent) => {
      const body = await readWithin(sent, found);
      return requestParser(new fetchAPI.Request(sent.url, { method: 'POST', headers: sent.headers, body }));
    });
  },
});

async function readWithin({ body }: Request, reason: GatewayError): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANONYMOUS_BYTES) throw anonymousBodyError(reason);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks, bytes));
}
