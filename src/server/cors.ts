/** What pages of listed origins may do; they send a token of their own, and cookies are never used. */
export interface CorsOptions {
  /** Origins, and patterns such as `https://*.example.com`. */
  readonly origins: readonly string[];
  /** Request headers that pages may send; null lets them send any. */
  readonly headers: readonly string[] | null;
}

export type CorsHeaders = Readonly<Record<string, string>>;

const NONE: CorsHeaders = {};
const EXPOSED = 'etag, retry-after, x-request-id';
const LABELS = /^[\da-z_-]+(?:\.[\da-z_-]+)*$/;

/** The headers of an answer to a page of an origin; none for strangers. */
export function corsHeadersOf({ origins }: Pick<CorsOptions, 'origins'>): (origin: string | null | undefined) => CorsHeaders {
  const headersFor = (origin: string): CorsHeaders => ({
    'access-control-allow-origin': origin,
    'access-control-expose-headers': EXPOSED,
  });
  const listed = new Map(origins.filter((name) => !name.includes('*')).map((name) => [name, headersFor(name)]));
  const patterns = origins.flatMap((name) => {
    const [scheme, domain] = name.split('*');
    return scheme !== undefined && domain !== undefined ? [{ scheme, domain }] : [];
  });
  const fits = (origin: string): boolean =>
    patterns.some(
      ({ scheme, domain }) =>
        origin.startsWith(scheme) && origin.endsWith(domain) && LABELS.test(origin.slice(scheme.length, -domain.length)),
    );
  return (origin) => {
    if (origin === null || origin === undefined) return NONE;
    return listed.get(origin) ?? (fits(origin) ? headersFor(origin) : NONE);
  };
}

/** Whether pages of an origin may send requests; no page sends one without an origin. */
export function isListed(options: CorsOptions | null): (origin: string | null) => boolean {
  const headersOf = options && corsHeadersOf(options);
  return (origin) => origin === null || (headersOf !== null && headersOf(origin) !== NONE);
}

/** What a browser asks before it lets a page send a request. */
interface Preflight {
  readonly origin: string | null;
  readonly method: string;
  /** Names of headers, separated by commas. */
  readonly headers: string | null;
}

/** The answer to a preflight. `refused` says what of it a page may not do; null where it may send its request. */
interface PreflightAnswer {
  readonly headers: CorsHeaders;
  readonly refused: string | null;
}

const METHODS = ['GET', 'HEAD', 'POST'];
const MAX_AGE_SECONDS = '600';
const HEADER_NAME = /^[!#$%&'*+.^_`|~\da-z-]{1,100}$/;
/** Far more than any client has. */
const MAX_HEADERS = 50;

/** How preflights are answered. Without options no page may send anything. */
export function preflights(options: CorsOptions | null): (asked: Preflight) => PreflightAnswer {
  if (options === null) return () => ({ headers: NONE, refused: 'CORS_ORIGINS is not set' });
  const headersOf = corsHeadersOf(options);
  return ({ origin, method, headers: names }) => {
    const granted = headersOf(origin);
    if (granted === NONE) return { headers: NONE, refused: 'the origin is not one of CORS_ORIGINS' };
    const asked = (names ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim().toLowerCase()]));
    const allowed = options.headers ?? asked.slice(0, MAX_HEADERS).filter((name) => HEADER_NAME.test(name));
    const isAllowed = new Set(allowed);
    const answer = {
      ...granted,
      'access-control-allow-methods': METHODS.join(', '),
      ...(allowed.length > 0 && { 'access-control-allow-headers': allowed.join(', ') }),
      'access-control-max-age': MAX_AGE_SECONDS,
    };
    if (!METHODS.includes(method)) return { headers: answer, refused: 'the method is none of this gateway' };
    const areAllowed = asked.every((name) => isAllowed.has(name));
    const why = options.headers ? 'a header is not one of CORS_HEADERS' : 'a header is malformed, or one too many';
    return { headers: answer, refused: areAllowed ? null : why };
  };
}
