import { randomUUID } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { GatewayError } from './errors.ts';
import { createLoaders, type LoaderMemory, type Loaders } from './loaders/index.ts';
import type { CallOptions, Upstream } from './upstream/client.ts';
import { Credential } from './upstream/credential.ts';

/** What one request may reach. Made anew for each, so nothing of one caller is within reach of another. */
export interface RequestContext {
  readonly requestId: string;
  /** The caller's keyed hash, or null without a credential. */
  readonly tenant: string | null;
  readonly upstream: Upstream;
  readonly loaders: Loaders;
  /** Credential and signal for an upstream call. Throws `UNAUTHENTICATED` where the request brought no credential. */
  readonly call: () => CallOptions;
  /** Errors that cost only themselves; they join the answer's `errors` when execution has ended. */
  readonly fieldErrors: FieldError[];
  /** Notes such an error at the field of `info`, or at one of its items. */
  reportFieldError(info: GraphQLResolveInfo, problem: string | GatewayError, index?: number): void;
}

export interface FieldError {
  readonly path: readonly (string | number)[];
  readonly error: GatewayError;
}

/** What all requests share. */
export interface Services {
  readonly upstream: Upstream;
  readonly memory: LoaderMemory;
  /** The token that stands in where a request has none: the sandbox's demo account, or nothing. */
  readonly defaultToken: string | null;
}

/** Errors about one answer that are told; what comes after is the same news again. */
const MAX_FIELD_ERRORS = 100;

export function createContext(services: Services, request: Request): RequestContext {
  const credential = readCredential(request.headers.get('authorization'), services.defaultToken);
  const call = (): CallOptions => {
    if (credential instanceof Credential) return { credential, signal: request.signal };
    throw new GatewayError('UNAUTHENTICATED', credential);
  };
  const fieldErrors: FieldError[] = [];
  return {
    requestId: randomUUID(),
    tenant: credential instanceof Credential ? credential.tenant : null,
    upstream: services.upstream,
    loaders: createLoaders(services.memory, { upstream: services.upstream, call, refresh: asksForRefresh(request) }),
    call,
    fieldErrors,
    reportFieldError: ({ path }, problem, index) => {
      if (fieldErrors.length >= MAX_FIELD_ERRORS) return;
      const error = typeof problem === 'string' ? new GatewayError('UPSTREAM_BAD_RESPONSE', problem) : problem;
      fieldErrors.push({ path: [...pathOf(path), ...(index === undefined ? [] : [index])], error });
    },
  };
}

/** A bearer token is visible ASCII without spaces; anything else could not be sent as it came. */
const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;

/** The caller's credential, or what to tell a caller without one. */
function readCredential(authorization: string | null, defaultToken: string | null): Credential | string {
  if (authorization === null || authorization.trim() === '') {
    return defaultToken === null
      ? 'This request has no credential. Send your Telnyx API key as "Authorization: Bearer KEY".'
      : new Credential(defaultToken);
  }
  const token = BEARER.exec(authorization)?.[1];
  return token === undefined ? 'The Authorization header must have the form "Bearer KEY".' : new Credential(token);
}

const asksForRefresh = (request: Request) => /\bno-(cache|store)\b/i.test(request.headers.get('cache-control') ?? '');

function pathOf(path: GraphQLResolveInfo['path']): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = path; at; at = at.prev) keys.unshift(at.key);
  return keys;
}
