import { GatewayError } from '../errors.ts';
import type { Span } from '../span.ts';
import { urlTemplateOf } from './url-templates.ts';

/** One attempt of a call. */
interface Attempt {
  readonly method: string;
  readonly path: string;
  /** How many attempts of the call were made before. */
  readonly repeats: number;
}

const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Begins spans of calls. They have the template of a path, and neither its ids nor its query. */
export function createCallSpans({ hostname, port, protocol }: URL) {
  const server = { 'server.address': hostname, 'server.port': port === '' ? (PORTS[protocol] ?? 0) : Number(port) };
  return (parent: Span, { method, path, repeats }: Attempt): Span => {
    const template = urlTemplateOf(path);
    return parent.begin(template === null ? method : `${method} ${template}`, 'client', {
      'http.request.method': method,
      ...(template !== null && { 'url.template': template }),
      ...server,
      ...(repeats > 0 && { 'http.request.resend_count': repeats }),
    });
  };
}

/** Ends one by what came of the attempt: a status, or null where there was no answer, and the error that it stands for. */
export function endSpan(span: Span, status: number | null, error: unknown): void {
  if (status !== null) span.set({ 'http.response.status_code': status });
  const failure = error instanceof GatewayError ? error.code : error === null ? null : CANCELLED;
  span.end(status !== null && status >= 400 ? String(status) : failure);
}

/** Nobody waited for it any more. */
const CANCELLED = 'CANCELLED';
