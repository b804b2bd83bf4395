import type { GraphQLObjectType } from 'graphql';

/**
 * In Pothos' `extensions` of a type: its objects are documents of the upstream, which are never changed once they are
 * parsed, so that what was written of one may be kept.
 */
export const ENTITY = { entity: true } as const;

export const isEntity = ({ extensions }: GraphQLObjectType): boolean => extensions['entity'] === true;
