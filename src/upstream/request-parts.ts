/** Headers and query of a call, from what the SDK's resource classes hand down. */

interface HeadersRequest {
  readonly headers?: unknown;
  /** The type of answer that is asked for, if not JSON. */
  readonly accept?: string | undefined;
  /** What takes the body as it arrives, if anything does. */
  readonly onPiece?: unknown;
}

/** All headers of a call; the SDK hands down its own either plain, or in its wrapper around `Headers`. */
export function headersOf({ headers: given, accept = 'application/json', onPiece }: HeadersRequest): Record<string, string> {
  // What is packed cannot be read before the end.
  const encoding = onPiece ? 'identity' : 'gzip, br';
  const headers: Record<string, string> = { accept, 'accept-encoding': encoding, 'user-agent': 'assistants-gateway' };
  for (const [name, value] of entriesOf(given)) if (typeof value === 'string' && !Object.hasOwn(headers, name)) headers[name] = value;
  return headers;
}

function entriesOf(given: unknown): Iterable<[string, unknown]> {
  if (typeof given !== 'object' || given === null) return [];
  // Node loads the whole of its fetch for the name `Headers`; plain ones, as reads have them, do without.
  if ('values' in given) {
    const values = given.values instanceof Headers ? given.values : given;
    if (values instanceof Headers) return values.entries();
  }
  return Object.entries(given);
}

/** Flat query parameters; null and undefined are left out, and a list is sent as one parameter for each of its values. */
export function queryString(query: Readonly<Record<string, unknown>> | undefined): string {
  if (!query) return '';
  const entries = Object.entries(query)
    .flatMap(([key, value]) => (Array.isArray(value) ? value.map((one: unknown) => [key, one] as const) : [[key, value] as const]))
    .filter(([, value]) => value !== undefined && value !== null);
  if (entries.length === 0) return '';
  return `?${new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)])).toString()}`;
}
