/** A `fetch` that notes which operations a client really sends, as opposed to what it answers from its own cache. */
export function countedFetch() {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { searchParams } = new URL(input instanceof Request ? input.url : input);
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as { readonly query?: string }) : {};
    sent.push(/(?:query|mutation) (\w+)/.exec(body.query ?? searchParams.get('query') ?? '')?.[1] ?? 'anonymous');
    return globalThis.fetch(input, init);
  };
  return { fetch, sent };
}
