/** Which part of a list is asked for, whatever the kind of list. */
import { GatewayError } from '../../errors.ts';

export interface SliceArgs {
  /** How many from the front; null where the caller did not say, even if the schema has a default. */
  readonly first: number | null;
  readonly last: number | null;
  readonly after: string | null;
  readonly before: string | null;
}

/** Where the part is in its list. */
export interface PageInfo {
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** The ends of a page by its edges, and whether there is more on either side. */
export const pageInfoOf = (
  edges: readonly { readonly cursor: string }[],
  more: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
): PageInfo => ({ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null, ...more });

/** Throws `BAD_USER_INPUT` for sizes that no page has. */
export function assertSlice({ first, last }: Pick<SliceArgs, 'first' | 'last'>, max: number): void {
  if (first !== null && last !== null) {
    throw new GatewayError(
      'BAD_USER_INPUT',
      'first and last cannot be given together: take first for a page from the front, last for one from the end.',
    );
  }
  for (const [argument, size] of Object.entries({ first, last })) {
    if (size !== null && (size < 1 || size > max)) {
      throw new GatewayError('BAD_USER_INPUT', `${argument} is ${size}, but takes 1 to ${max}.`);
    }
  }
}
