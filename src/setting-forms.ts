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
