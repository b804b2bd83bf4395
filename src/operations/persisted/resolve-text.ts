import { GraphQLError } from 'graphql';
import type { Span } from '../../span.ts';
import { badRequest } from '../request/request-error.ts';
import type { AutomaticDocuments } from './automatic-documents.ts';
import { documentIdOf, hashOf, type NamedDocument } from './document-id.ts';
import type { OperationList } from './operation-list.ts';

export interface KnownTexts {
  /** The only operations that are answered; null where every one is. */
  readonly list: OperationList | null;
  readonly automatic: AutomaticDocuments;
}

export interface ResolvedText {
  readonly text: string;
  /** Whether the text came with the request, rather than a name for it. */
  readonly isSent: boolean;
  /** The hash under which the text is to be remembered once it has turned out to be valid. */
  readonly rememberAs: string | null;
}

/** The text that a request stands for. Throws a GraphQLError with its HTTP status where there is none, or it is not allowed. */
export function resolveText(
  request: NamedDocument,
  { list, automatic }: KnownTexts,
  span: Span | null,
): ResolvedText | Promise<ResolvedText> {
  const id = documentIdOf(request);
  const { query: sent } = request;
  if (sent === undefined) {
    const text = id === null ? undefined : list ? list.textOf(id) : automatic.find(id, span);
    // What another replica has is valid, and remembered here from now on.
    return text instanceof Promise ? text.then((found) => foundText(found, id)) : foundText(text, null);
  }
  if (id !== null && id !== hashOf(sent) && list?.textOf(id) !== sent) throw badRequest('The hash that was sent does not match the query.');
  if (list) {
    if (!list.has(sent)) throw notListed();
    return { text: sent, isSent: true, rememberAs: null };
  }
  return { text: sent, isSent: true, rememberAs: id };
}

function foundText(text: string | undefined, rememberAs: string | null): ResolvedText {
  if (text === undefined) throw notFound();
  return { text, isSent: false, rememberAs };
}

/** Clients know the message, and send the text then. It is no failure of theirs, so the status is 200. */
const notFound = () =>
  new GraphQLError('PersistedQueryNotFound', { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 200 } } });

const notListed = () =>
  new GraphQLError('This gateway answers listed operations only, and this one is not in its list.', {
    extensions: { code: 'PERSISTED_OPERATION_REQUIRED', http: { status: 400 } },
  });
