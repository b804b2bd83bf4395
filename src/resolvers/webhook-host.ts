/** Which host a webhook tool calls. */
import { GatewayError } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { ShowUrl } from './lists/filters.ts';

/** A name or an IPv4 address, or an IPv6 address in brackets; no port, and nothing else of a URL. */
const HOST = /^(?:\[[\da-f:.]+\]|[^\s:/\\?#@[\]{}*]+)$/i;

/** The host that a caller asks for, in the form that URLs have it in. */
export function toHost(field: string, text: string): string {
  const host = HOST.test(text) ? hostOf(`https://${text}/`) : null;
  if (host === null) {
    throw new GatewayError('BAD_USER_INPUT', `filter.${field} takes a host such as api.example.com, without scheme, port and path.`);
  }
  return host;
}

/** Whether it is a webhook tool that calls this host, by what the caller sees of its URL. */
export function callsHost({ type, webhook }: JsonObject, host: string, showUrl: ShowUrl): boolean {
  const url = type === 'webhook' && isObject(webhook) ? webhook['url'] : undefined;
  return typeof url === 'string' && hostOf(showUrl(url)) === host;
}

/** In lower case and ASCII; null where there is none, or a placeholder or mask is in it. */
function hostOf(url: string): string | null {
  const hostname = URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '';
  return hostname === '' || /[{}*]/.test(hostname) ? null : hostname;
}
