import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import type { Asker } from '../../operations/documents/asker.ts';
import type { Admission, Documents } from '../../operations/documents/documents.ts';
import { isLimitExceeded, tooManyAtOnce } from '../../operations/limits/limit-exceeded.ts';
import { shorten } from '../../operations/limits/short-errors.ts';
import type { RequestContext } from '../../context.ts';

/** Takes what became of a request's text for its parsing and validation, which in Yoga cannot wait for anything. */
export function useDocuments(
  documents: Documents,
  findAsker: (request: Request) => Promise<Asker>,
): Plugin<RequestContext & YogaInitialContext> {
  const admissions = new WeakMap<Request, Admission>();
  const admissionOf = (request: Request): Admission => {
    const admission = admissions.get(request);
    if (!admission) throw new Error('The text of a request was not looked at.');
    return admission;
  };
  return {
    onParams: async ({ request, params: { query } }) => {
      if (typeof query === 'string') admissions.set(request, await documents.admit(query, () => findAsker(request)));
    },
    onParse: ({ context: { request }, setParseFn, setParsedDocument }) => {
      const admission = admissionOf(request);
      if (admission.is === 'crowded-out') throw tooManyAtOnce('Too many long operations are waiting to be parsed.');
      if (admission.is !== 'refused') {
        setParsedDocument(admission.document);
        return;
      }
      const { error } = admission;
      // What is thrown here passes the plugins that would answer it with 200, as they do with faults of the text.
      if (isLimitExceeded(error)) throw error;
      setParseFn(() => {
        throw error;
      });
    },
    onValidate: ({ context: { request }, setResult }) => {
      const admission = admissionOf(request);
      setResult(admission.is === 'invalid' ? admission.errors : []);
    },
    onResponse: ({ request }) => {
      admissions.delete(request);
    },
    onExecute: () => ({
      onExecuteDone: ({ result }) => {
        // Faults of variables, which quote their values.
        if (!(Symbol.asyncIterator in result)) for (const error of result.errors ?? []) shorten(error);
      },
    }),
  };
}
