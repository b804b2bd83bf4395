import { codeOf } from '../error-code.ts';
import type { WayOut } from '../outbound/dispatcher.ts';

const SILENT = 'does not answer in time';
const SILENT_ADVICE = 'check that this machine may reach it, directly or by the proxy of HTTPS_PROXY';
const UNTRUSTED = 'has a certificate that is not trusted here';
const UNTRUSTED_ADVICE = 'NODE_EXTRA_CA_CERTS takes the path of the certificates of your own authority';
const BROKEN = 'ends the connection';
const BROKEN_ADVICE = 'check the port, and whether it is http:// or https://';
const LOST = ['cannot be reached from this machine', 'check the network and its routes'] as const;

/** What is the matter, and what to do, by the code that Node or undici gives. */
const BY_CODE: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  ECONNREFUSED: ['refuses connections', 'check host and port, and that it runs'],
  ENOTFOUND: ['has no address', 'check the host name'],
  EAI_AGAIN: ['cannot be looked up for now', 'check the DNS server of this machine'],
  ECONNRESET: [BROKEN, BROKEN_ADVICE],
  EPROTO: [BROKEN, BROKEN_ADVICE],
  UND_ERR_SOCKET: [BROKEN, BROKEN_ADVICE],
  ERR_SSL_WRONG_VERSION_NUMBER: [BROKEN, BROKEN_ADVICE],
  HPE_INVALID_CONSTANT: ['does not answer by HTTP', BROKEN_ADVICE],
  ETIMEDOUT: [SILENT, SILENT_ADVICE],
  TimeoutError: [SILENT, SILENT_ADVICE],
  UND_ERR_CONNECT_TIMEOUT: [SILENT, SILENT_ADVICE],
  UND_ERR_HEADERS_TIMEOUT: [SILENT, SILENT_ADVICE],
  UND_ERR_BODY_TIMEOUT: [SILENT, SILENT_ADVICE],
  EHOSTUNREACH: LOST,
  ENETUNREACH: LOST,
  PROXY_REFUSED: [
    'is not let through by the proxy',
    'HTTPS_PROXY takes user:password@ before its host, and NO_PROXY the hosts it is not for',
  ],
  PROXY_CLOSED: [
    'is not let through by the proxy, which closes the connection',
    'check host and port of HTTPS_PROXY, and whether it is http:// or https://',
  ],
  PROXY_SILENT: [
    'is not let through by the proxy, which does not answer in time',
    'check host and port of HTTPS_PROXY, and whether it may reach that host',
  ],
  PROXY_UNREADABLE: [
    'is not let through by the proxy, which does not answer by HTTP',
    'check host and port of HTTPS_PROXY, and whether it is http:// or https://',
  ],
  CERT_HAS_EXPIRED: ['has a certificate that has expired', 'it has to be renewed there'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['has a certificate for other hosts', 'check the host name'],
  DEPTH_ZERO_SELF_SIGNED_CERT: [UNTRUSTED, UNTRUSTED_ADVICE],
  SELF_SIGNED_CERT_IN_CHAIN: [UNTRUSTED, UNTRUSTED_ADVICE],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [UNTRUSTED, UNTRUSTED_ADVICE],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [UNTRUSTED, UNTRUSTED_ADVICE],
};

/** Who may be to blame where a host cannot be reached. */
export const hostOn = ({ proxies }: WayOut, url: string): string => `${new URL(url).host}${proxies ? ' (or the proxy before it)' : ''}`;

/** What a time limit of one's own ends by. */
export const TOO_LATE: Error = Object.assign(new Error('It took too long.'), { name: 'TimeoutError' });

/** Why nothing came of a request, and what to do, as a sentence without a full stop. `host` is not the whole URL, which may hold a secret. */
export function whyUnreachable(host: string, error: unknown): string {
  const chain = chainOf(error);
  const code = chain.map(keyOf).find((key) => key !== null) ?? null;
  const known = code !== null && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known) return `${host} ${known[0]} (${code}): ${known[1]}`;
  // The outermost message of fetch is always "fetch failed".
  return `${host} cannot be asked: ${code ?? chain.at(-1)?.message ?? String(error)}`;
}

const keyOf = (error: Error) => codeOf(error) ?? (error.name === 'TimeoutError' ? error.name : null);

/** An error, and what caused it. */
function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let next = error; next instanceof Error && !chain.includes(next); next = next.cause) chain.push(next);
  return chain;
}
