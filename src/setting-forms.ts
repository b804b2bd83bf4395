/** The forms that texts of settings have. */

/** A key that an Authorization header can carry. */
export const isToken = (value: string): boolean => /^[\x21-\x7e]+$/.test(value);
export const HOST_NAME = /^[\w-]+(?:\.[\w-]+)*\.?$/;
export const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]{1,100}$/;
export const HEADER_VALUE = /^[\x21-\x7e](?:[\t\x20-\x7e]*[\x21-\x7e])?$/;

const BASE_URL = /^https?:\/\/[^\s\p{Cc}/?#\\@]+(?:\/[^\s\p{Cc}?#\\]*)?$/iu;

/** Not by the parts of a URL alone: it drops line breaks, and an empty query or fragment. */
export function isBaseUrl(value: string): boolean {
  return BASE_URL.test(value) && URL.canParse(value);
}

/**
 * A scheme, a host and perhaps a port: what a browser sends as Origin. In the place of its first labels there may be one `*`. Apps
 * and extensions have schemes of their own (`capacitor://localhost`), whose hosts are names without rules.
 */
export function isOrigin(value: string): boolean {
  if (!/^(?:https?|wss?|ftp|file):/.test(value)) return /^[a-z][a-z\d+.-]*:\/\/[\w.-]+(?::\d+)?$/.test(value);
  const example = value.replace('://*.', '://any.');
  return !example.includes('*') && URL.canParse(example) && (new URL(example).origin === example || /^file:\/\/[\w.-]*$/.test(example));
}

/** Whether a pattern is for a whole top-level domain, or for one of the second level that registries give to everybody. */
export function isOpenPattern(value: string): boolean {
  const domain = domainOfPattern(value);
  return value.includes('://*.') && (!domain.includes('.') || /^(?:ac|co|com|edu|gob|gov|ne|net|nom|or|org)\.[a-z]{2}$/.test(domain));
}

/** What is behind `*` in an origin; '' where it is no pattern. */
export const domainOfPattern = (origin: string): string => origin.split('://*.')[1]?.replace(/\.?(?::\d+)?$/, '') ?? '';

/** Of one server; of some nodes of a cluster; or of sentinels, with the name of the primary that they watch. */
export function isRedisUrl(value: string): boolean {
  const [, kind, login = '', hosts = '', path = ''] = REDIS_URL.exec(value) ?? [];
  const list = hosts.split(',');
  if (!(kind === 'sentinel' ? REDIS_PATHS.sentinel : kind === 'cluster' ? REDIS_PATHS.cluster : REDIS_PATHS.server).test(path))
    return false;
  if (kind === undefined ? list.length > 1 : login.slice(0, -1).includes('@')) return false;
  return list.every((host) => REDIS_HOST.test(host) && URL.canParse(`redis://${login}${host}`)) && isDecodable(login + path);
}

const REDIS_URL = /^rediss?(?:\+(cluster|sentinel))?:\/\/([^\s/?#]*@)?([^\s/?#@]+)(\/[^\s?#]*)?$/;
const REDIS_HOST = /^(?:[^\s[\]:]+|\[[^\]]+\])(?::\d+)?$/;
/** A database; none in a cluster; the name of a primary, and perhaps a database. */
const REDIS_PATHS = { server: /^(?:\/\d*)?$/, cluster: /^\/?$/, sentinel: /^\/[^/]+(?:\/\d+)?$/ } as const;

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
