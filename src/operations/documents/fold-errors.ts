import { GraphQLError } from 'graphql';

/** Errors of one document that are counted; validation gives up after so many. */
export const MAX_COUNTED = 50;
/** Errors that differ in nothing but the names in them: a few show what is wrong. */
const SHOWN_OF_A_KIND = 5;
const SHOWN = 20;

/** The first errors of each kind, and how many there are beside them. Takes what `validate` gives for `MAX_COUNTED`. */
export function foldErrors(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const counts = new Map<string, number>();
  // What follows them says that validation has given up.
  const counted = errors.slice(0, MAX_COUNTED);
  const shown = counted.filter((error) => {
    const kind = kindOf(error);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= SHOWN_OF_A_KIND;
  });
  const listed = shown.slice(0, SHOWN);
  const more = counted.length - listed.length;
  if (more === 0) return listed;
  const number = errors.length > MAX_COUNTED ? `At least ${more}` : String(more);
  return [...listed, new GraphQLError(`${number} more ${more === 1 ? 'error is' : 'errors are'} not listed.`)];
}

/** The message without the names that it quotes, and without what it suggests instead of them. */
const kindOf = ({ message }: GraphQLError): string => message.replace(/ Did you mean .*/s, '').replace(/"[^"]*"/g, '""');
