import { queryIn, type AskedQuery } from '../../operations/documents/asked-query.ts';
import type { Asker } from '../../operations/documents/asker.ts';
import type { Documents } from '../../operations/documents/documents.ts';
import { resolveText, type KnownTexts, type ResolvedText } from '../../operations/persisted/resolve-text.ts';
import { paramsOfBody, paramsOfSearch, type OperationParams } from '../../operations/request/operation-params.ts';
import { PLACEHOLDER, type RecognisedBody } from '../../operations/caching/sent-queries.ts';

/** A query of a document that has passed, with its variables as they were sent. */
export interface ReadOperation {
  readonly asked: AskedQuery;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The text that the request stands for; null where it was known by its bytes. */
  readonly resolved: ResolvedText | null;
}

export interface Source {
  /** Of a POST; empty for a GET. */
  readonly body: Buffer;
  readonly search: URLSearchParams | null;
  readonly recognised: RecognisedBody | null;
}

/** The query that a request asks for; null for everything that the full way has to look at. */
export function readOperation(
  source: Source,
  {
    documents,
    texts,
    asker,
  }: { readonly documents: Pick<Documents, 'findQuery'>; readonly texts: KnownTexts; readonly asker: () => Asker },
): ReadOperation | null | Promise<ReadOperation | null> {
  const { recognised } = source;
  const short = recognised && attempt(() => paramsOfText(recognised.rest));
  if (recognised && short?.query === PLACEHOLDER && short.documentId === undefined && short.extensions === undefined) {
    const asked = queryIn(recognised.query.document, short.operationName ?? null);
    return asked && { asked, variables: short.variables ?? {}, resolved: null };
  }
  const params = attempt(() => paramsOf(source));
  const resolved = params && attempt(() => resolveText(params, texts));
  if (!params || !resolved) return null;
  const withVariables = (asked: AskedQuery | null) => asked && { asked, variables: params.variables ?? {}, resolved };
  const found = documents.findQuery(resolved.text, params.operationName ?? null, asker);
  return found instanceof Promise ? found.then(withVariables) : withVariables(found);
}

const REPLACEMENT_CHARACTER = '\uFFFD';

function paramsOf({ body, search }: Source): OperationParams | null {
  return search ? paramsOfSearch(search) : paramsOfText(body.toString('utf8'));
}

// The character may stand for bytes that are no UTF-8, which the full way refuses.
const paramsOfText = (text: string): OperationParams | null => (text.includes(REPLACEMENT_CHARACTER) ? null : paramsOfBody(text));

/** Null for what is refused: the full way says why. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
