/** What pages of listed origins may do; they send a token of their own, and cookies are never used. */
export interface CorsOptions {
  readonly origin: string[];
  readonly credentials: false;
  readonly methods: string[];
  /** Empty: whatever a page asks for. */
  readonly allowedHeaders: string[];
  readonly exposedHeaders: string[];
  readonly maxAge: number;
}

/** `headers` are those that pages may send; null lets them send any. */
export const toCors = (origins: readonly string[], headers: readonly string[] | null): CorsOptions => ({
  origin: [...origins],
  credentials: false,
  methods: ['GET', 'POST'],
  allowedHeaders: [...(headers ?? [])],
  exposedHeaders: ['etag', 'retry-after', 'x-request-id'],
  maxAge: 600,
});

export type CorsHeaders = Readonly<Record<string, string>>;

const NONE: CorsHeaders = {};

/** What a browser asks in advance, and does not look at in the answer itself. */
export const PREFLIGHT_HEADERS = ['access-control-allow-methods', 'access-control-allow-headers', 'access-control-max-age'] as const;

/** The headers of an answer to a page of an origin; none for strangers. */
export function corsHeadersOf({ origin, exposedHeaders }: Pick<CorsOptions, 'origin' | 'exposedHeaders'>) {
  const exposed = exposedHeaders.join(', ');
  const byOrigin = new Map(
    origin.map((name): [string, CorsHeaders] => [name, { 'access-control-allow-origin': name, 'access-control-expose-headers': exposed }]),
  );
  return (asked: string | undefined): CorsHeaders => (asked === undefined ? NONE : (byOrigin.get(asked) ?? NONE));
}
