/** Why Redis cannot be used, in words for who has set REDIS_URL. */

import type { SharedFailure } from '../shared-operations.ts';

/** Redis is not asked for now. */
export class NotAsked extends Error {
  constructor() {
    super('Redis did not answer lately');
  }
}

/** The client has no connection, and says so in its own terms. */
const NOT_CONNECTED = /^(?:Stream|Cluster) isn't |^Connection is closed|^Failed to refresh slots cache/;
const NO_ANSWER = /^(?:Command timed out|Socket timeout)/;
const NO_REDIS = /^(?:Unknown RESP type|Protocol error)/;
const NO_CONNECTION = /^connect ETIMEDOUT/;
/** A connection that it ends, also with something unread, such as what is not of TLS. */
const ENDED = /^(?:(?:read|write) (?:ECONNRESET|EPIPE)|The connection was closed)/;
const NO_CLIENT_CERTIFICATE = /SSL alert number (?:40|116)\b/;
const NO_SENTINEL = /^All sentinels are unreachable.*Last error: (.*)$/s;

/** What servers of another kind than that of the URL answer. */
const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/cluster support disabled/, 'one server and no cluster: begin it with redis://'],
  [/^ERR unknown command .?(?:set|evalsha)\b/i, 'a sentinel: begin it with redis+sentinel://, and end it with the name of the primary'],
  [/ERR unknown command .?sentinel\b/i, 'no sentinel: begin it with redis://'],
];

/** What is known of connections by REDIS_URL. */
export interface Use {
  readonly isByTls: boolean;
  /** Whether one was made before: then it is by TLS, or not, as it should be. */
  readonly wasMade: boolean;
}

/** Where no sentinel answers, the client says so and not why: that is what a connection to one came to. */
export function ofSentinels(error: Error, cause: Error | null): Error {
  const said = NO_SENTINEL.exec(error.message)?.[1];
  if (!cause || said === undefined || !NOT_CONNECTED.test(said)) return error;
  return new Error(error.message.slice(0, -said.length) + (cause.message || codeIn(cause)), { cause });
}

/** Whether it says no more than that there is no connection. */
export const isNotConnected = ({ message }: Error): boolean => NOT_CONNECTED.test(message);

/** Why no connection can be made. */
export function inWords(error: Error, use: Use): Error {
  const message = error.message || codeIn(error);
  const other = OTHER_KINDS.find(([said]) => said.test(message));
  return new Error(other ? `REDIS_URL is of ${other[1]}` : `REDIS_URL cannot be used: ${wordsOf(message, use)}`, { cause: error });
}

/** Why a command failed: what Redis or the client said of it, and any other error as it is. */
export const ofCommand = (error: Error, use: Use): Error =>
  error.name === 'ReplyError' || wordsOf(error.message, use) !== error.message ? inWords(error, use) : error;

function wordsOf(message: string, use: Use): string {
  const { isByTls, wasMade } = use;
  if (NOT_CONNECTED.test(message)) return 'there is no connection';
  if (NO_ANSWER.test(message)) return 'it does not answer in time';
  if (NO_REDIS.test(message)) return 'what answers is no Redis';
  if (NO_CONNECTION.test(message))
    return `no connection is made in time${isByTls && !wasMade ? ': it may be without TLS, which is redis://' : ''}`;
  if (ENDED.test(message))
    return wasMade
      ? 'it has ended the connection'
      : `it ends the connection: it has ended, or wants ${isByTls ? `a certificate of the client: ${NO_AUTH}` : 'TLS, which is rediss://'}`;
  if (NO_CLIENT_CERTIFICATE.test(message)) return `it wants a certificate of the client, and the gateway has none: ${NO_AUTH}`;
  const sentinel = NO_SENTINEL.exec(message);
  if (sentinel) {
    const [, said = ''] = sentinel;
    return `no sentinel knows the primary: ${NOT_CONNECTED.test(said) || NO_ANSWER.test(said) ? 'none answers' : wordsOf(said, use)}`;
  }
  return message;
}

/** The kind of failure that a command came to. */
export function failureOf(error: unknown): SharedFailure {
  if (error instanceof NotAsked) return 'skipped';
  if (!(error instanceof Error)) return 'error';
  if (NO_ANSWER.test(error.message)) return 'timeout';
  return error.name === 'ReplyError' ? 'refused' : 'error';
}

/** It has closed a connection, and said nothing. */
export const closed = (): Error => new Error('The connection was closed');

const NO_AUTH = 'set tls-auth-clients no';

/** What failed at each of several addresses of a host has a code, and no message. */
const codeIn = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.name);
