import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import type { NamedDocument } from '../../operations/persisted/document-id.ts';
import { resolveText, type KnownTexts, type ResolvedText } from '../../operations/persisted/resolve-text.ts';

/** Lets clients name a text instead of sending it; with a list, no other texts are answered. */
export function usePersistedDocuments(texts: KnownTexts): Plugin<RequestContext & YogaInitialContext> {
  const sent = new WeakMap<Request, ResolvedText>();
  return {
    onParams: ({ request, params: { documentId, ...params }, setParams }: OnParams) => {
      const resolved = resolveText({ documentId, query: params.query, extensions: params.extensions }, texts);
      sent.set(request, resolved);
      setParams({ ...params, query: resolved.text });
    },
    // What is executed has parsed and fits the schema.
    onExecute: ({ args: { contextValue } }) => {
      const { text, rememberAs } = sent.get(contextValue.request) ?? {};
      if (text !== undefined && typeof rememberAs === 'string') texts.automatic.remember(rememberAs, text);
    },
    onResponse: ({ request }) => {
      sent.delete(request);
    },
  };
}

type OnParamsOfYoga = Parameters<NonNullable<Plugin['onParams']>>[0];
type OnParams = Omit<OnParamsOfYoga, 'params'> & {
  readonly params: OnParamsOfYoga['params'] & Pick<NamedDocument, 'documentId'>;
};
