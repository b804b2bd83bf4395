import { setImmediate as turn } from 'node:timers/promises';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import type { Services } from '../../context.ts';
import { GatewayError } from '../../errors.ts';
import { askerOf, type Asker } from '../../operations/documents/asker.ts';
import { FairQueue, RANKS } from '../../operations/fair-queue.ts';
import { tooManyAtOnce } from '../../operations/limits/limit-exceeded.ts';
import { anonymousBodyError, ByteBudget, LONG_BODY_BYTES } from '../long-bodies.ts';
import { decoded, decoderOf } from '../content-encoding.ts';
import { isJson, paramsOfBytes, refuseIncomplete } from './use-request-parser.ts';

/** Bytes of long bodies that may arrive for one caller, if that is as much as the longest single one. */
const BYTES_PER_CALLER = 64_000_000;
/** How many callers of that kind there may be at once. */
const CALLERS = 2;

/**
 * Refuses long bodies before they are read: those without a credential, and those beside which too much is being read.
 * Where no length is declared, or a body is compressed, that is when a body turns out to be long. What is read is parsed by turns of its callers, one
 * body in a turn of the event loop: it takes milliseconds, and many may arrive at once.
 * Comes after the plugin that chooses the parser.
 */
export function useLongBodies({ authenticate, upstream }: Services, maxBodyBytes: number): Plugin {
  const perCaller = Math.max(BYTES_PER_CALLER, maxBodyBytes);
  const inAll = CALLERS * perCaller;
  const budget = new ByteBudget({ perCaller, inAll, unproven: inAll / 2 });
  // What waits is bounded by the budget, as a body gives its bytes back when it has been parsed.
  const queue = new FairQueue({ perCaller: Infinity, inAll: Infinity });
  const parseInTurn = async (body: Uint8Array, asker: Asker): Promise<GraphQLParams> => {
    const parsing = queue.run({ ...asker, weight: body.byteLength }, async () => {
      await turn();
      return paramsOfBytes(body, maxBodyBytes);
    });
    return parsing.catch((error: unknown) => (asker.signal.aborted ? refuseIncomplete(error) : Promise.reject(error as Error)));
  };
  const taken = new WeakMap<Request, () => void>();
  const release = (request: Request) => {
    taken.get(request)?.();
    taken.delete(request);
  };
  return {
    onRequestParse: async ({ request, setRequestParser }) => {
      if (request.method !== 'POST' || !isJson(request.headers.get('content-type'))) return;
      const decoder = decoderOf(request.headers.get('content-encoding'));
      if (decoder === undefined) return;
      // How long an encoded body is shows when it is decoded.
      const declared = decoder ? null : request.headers.get('content-length');
      if (declared !== null && Number(declared) <= LONG_BODY_BYTES) return;
      const found = await authenticate(request.headers.get('authorization'));
      const asker = askerOf(found, request.signal, upstream.state);
      const assertRoom = (bytes: number) => {
        if (found instanceof GatewayError) throw anonymousBodyError(found);
        const { caller, rank } = asker;
        const giveBack = budget.take({ caller, isProven: rank === RANKS.proven }, bytes);
        if (!giveBack) throw tooManyAtOnce('Too many long bodies are arriving.');
        taken.set(request, giveBack);
      };
      // Before the parser runs, as what limits it begins to read. What is declared longer than it may be is refused next.
      if (declared !== null) assertRoom(Math.min(Number(declared), maxBodyBytes));
      setRequestParser(async (sent) => {
        try {
          const onLong = declared === null ? () => assertRoom(maxBodyBytes) : () => {};
          const chunks = (sent.body ?? []) as AsyncIterable<Uint8Array>;
          const body = await readAll(decoder ? decoded(chunks, decoder, maxBodyBytes) : chunks, onLong).catch(refuseIncomplete);
          return body.byteLength > LONG_BODY_BYTES ? await parseInTurn(body, asker) : paramsOfBytes(body);
        } finally {
          release(request);
        }
      });
    },
    // For those that another plugin refused meanwhile.
    onResponse: ({ request }) => release(request),
  };
}

/** A body whole; `onLong` is called once it turns out to be long, and may refuse it. */
async function readAll(body: AsyncIterable<Uint8Array>, onLong: () => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const before = bytes;
    bytes += chunk.byteLength;
    if (before <= LONG_BODY_BYTES && bytes > LONG_BODY_BYTES) onLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}
