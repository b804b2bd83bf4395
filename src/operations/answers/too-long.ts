import { GraphQLError } from 'graphql';
import type { Part } from '../incremental/place-errors.ts';

/** The error of an answer that is longer than it may be. */
export const tooLong = (maxBytes: number) =>
  new GraphQLError(`The answer is longer than ${maxBytes} bytes: ask for fewer fields, or for fewer items at a time.`, {
    extensions: { code: 'LIMIT_EXCEEDED' },
  });

/** What is sent instead of such an answer, or of a part of one. */
export function insteadOf({ incremental, hasNext }: Part, maxBytes: number): Part {
  const errors = [tooLong(maxBytes)];
  const more = hasNext === undefined ? {} : { hasNext };
  if (!incremental) return { errors, data: null, ...more };
  return {
    incremental: incremental.map(({ path, label, items }) => ({
      ...(path === undefined ? {} : { path }),
      ...(label === undefined ? {} : { label }),
      ...(items === undefined ? { data: null } : { items: null }),
      errors,
    })),
    ...more,
  };
}
