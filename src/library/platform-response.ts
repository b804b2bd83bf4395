/** The standard Response of the platform, which frameworks ask for by `instanceof`; Yoga has one of its own on Node. */
export function toPlatformResponse(response: Response): Response {
  if (response instanceof globalThis.Response) return response;
  const { status, statusText, headers, body } = response as Response;
  return new globalThis.Response(body === null ? null : toStream(body), { status, statusText, headers: [...headers] });
}

/** Ends the answer where its reader ends: a subscription stops. */
function toStream(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}
