/** A `fetch` that notes which operations a client really sends, as opposed to what it answers from its own cache. */
export function countedFetch() {
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const body = typeof init?.body === 'string' ? init.body : '{}';
    const { operationName, query = '' } = JSON.parse(body) as { readonly operationName?: string; readonly query?: string };
    sent.push(operationName ?? /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? 'anonymous');
    return globalThis.fetch(input, init);
  };
  return { fetch, sent };
}
