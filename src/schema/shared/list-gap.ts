import type { GraphQLField } from 'graphql';
import type { Kind } from '../../upstream/kinds.ts';

/** Keys that lists of a kind may leave out although a single read has them. */
export interface ListGap {
  readonly kind: Kind;
  readonly keys: readonly string[];
}

/** In Pothos' `extensions` of a field: what it shows may be missing in lists, so that loaders should know of it beforehand. */
export const listGap = (gap: ListGap) => ({ listGap: gap });

export const listGapOf = ({ extensions }: GraphQLField<unknown, unknown>): ListGap | undefined =>
  (extensions as { readonly listGap?: ListGap }).listGap;
