import type { GraphQLObjectType } from 'graphql';

/**
 * In Pothos' `extensions` of a type: its objects are documents of the upstream, which are never changed once they are
 * parsed, so that what was written of one may be kept.
 */
export const ENTITY = { entity: true } as const;

/** In Pothos' `extensions` of a type: others own it, so that a subgraph has no more of it than its key. */
export const KEY_ALONE = { keyAlone: true } as const;

export const isKeyAlone = (extensions: object | null | undefined): boolean =>
  (extensions as { readonly keyAlone?: boolean } | null)?.keyAlone === true;

export const isEntity = ({ extensions }: GraphQLObjectType): boolean => extensions['entity'] === true;
