import { UPSTREAM_REPORT_HEADER } from '../upstream-report.ts';

/** What pages of listed origins may do; they send a token of their own, and cookies are never used. */
export interface CorsOptions {
  readonly origin: string[];
  readonly credentials: false;
  readonly methods: string[];
  readonly allowedHeaders: string[];
  readonly exposedHeaders: string[];
  readonly maxAge: number;
}

export const toCors = (origins: readonly string[]): CorsOptions => ({
  origin: [...origins],
  credentials: false,
  methods: ['GET', 'POST'],
  allowedHeaders: ['authorization', 'content-type', 'cache-control', 'if-none-match', UPSTREAM_REPORT_HEADER],
  exposedHeaders: ['etag', 'x-request-id'],
  maxAge: 600,
});

export type CorsHeaders = Readonly<Record<string, string>>;

const NONE: CorsHeaders = {};

/** The headers of an answer to a page of an origin, as Yoga sends them; none for strangers. */
export function corsHeadersOf({ origin, methods, allowedHeaders, exposedHeaders, maxAge }: CorsOptions) {
  const byOrigin = new Map(
    origin.map((name): [string, CorsHeaders] => [
      name,
      {
        'access-control-allow-origin': name,
        'access-control-allow-methods': methods.join(', '),
        'access-control-allow-headers': allowedHeaders.join(', '),
        'access-control-expose-headers': exposedHeaders.join(', '),
        'access-control-max-age': String(maxAge),
      },
    ]),
  );
  return (asked: string | undefined): CorsHeaders => (asked === undefined ? NONE : (byOrigin.get(asked) ?? NONE));
}
