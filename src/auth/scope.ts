import { cacheKey } from '../cache-key.ts';

/** The scopes that a JWT may have in its `scope` claim. No scope includes another. */
export type Scope =
  | 'assistants:read'
  | 'assistants:write'
  | 'assistants:run'
  | 'assistants:import'
  | 'conversations:read'
  | 'conversations:write'
  | 'missions:read'
  | 'missions:write'
  | 'secrets:read'
  | 'secrets:write';

/** Alternatives, each a list of scopes that are needed together: the form of `@requiresScopes`. */
export type Requirement = readonly (readonly Scope[])[];

/** Whether a caller with these scopes meets one of the alternatives; null means a caller without restrictions. */
export const isMet = (requirement: Requirement, scopes: ReadonlySet<string> | null): boolean =>
  scopes === null || requirement.some((together) => together.every((scope) => scopes.has(scope)));

/** A requirement in readable form: "a and b, or c". */
export const describeRequirement = (requirement: Requirement): string =>
  requirement.map((together) => together.map((scope) => `\`${scope}\``).join(' and ')).join(', or ');

/**
 * The scopes of a token: `scope` (RFC 8693), or `scp` with some issuers, each a string of tokens between spaces or a list of tokens. An
 * entry of a list is one token and is not split, and what is not a token (RFC 6749) is not a scope: an issuer that puts
 * "a b" into a list has granted neither a nor b.
 */
export function scopesOf({ scope, scp }: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const entries = (claim: unknown): readonly unknown[] =>
    typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return new Set([...entries(scope), ...entries(scp)].filter(isScopeToken));
}

const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/;
const isScopeToken = (entry: unknown): entry is string => typeof entry === 'string' && SCOPE_TOKEN.test(entry);

/** Equal for equal sets of scopes, and for no others. */
export const keyOfScopes = (scopes: ReadonlySet<string>): string => cacheKey(...[...scopes].toSorted());
