import { isAsyncIterable, processRegularResult, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import type { RequestContext } from '../../context.ts';
import { bodyOf, streamOf, textInTurns, wholeText, type AnswerBody, type AnswerSize } from '../../operations/answers/answer-body.ts';
import { insteadOf } from '../../operations/answers/too-long.ts';
import { withoutInternals } from '../../operations/graphql-error.ts';

/** Whole answers of operations, as they are sent. */
export type SentAnswers = WeakMap<Request, SentAnswer>;

export interface SentAnswer {
  readonly body: AnswerBody;
  readonly hasErrors: boolean;
}

export interface AnswerBodyOptions {
  readonly maxBytes: number;
  /** Told of each answer before it is sent. */
  readonly sent: SentAnswers;
}

/** Writes the answers of operations, within their limit: long ones in turns of the event loop, and no faster than they are read. */
export function useAnswerBody({ maxBytes, sent }: AnswerBodyOptions): Plugin<RequestContext & YogaInitialContext> {
  const costs = new WeakMap<Request, AnswerSize['cost']>();
  /** Whole answers as Yoga would write them. */
  const answers = new WeakMap<Request, { readonly errors?: readonly unknown[] | undefined }>();
  return {
    onExecute: ({ args: { contextValue } }) => {
      costs.set(contextValue.request, contextValue.cost);
    },
    onResultProcess: ({ request, result, resultProcessor, setResult }) => {
      const cost = costs.get(request);
      if (!cost) return;
      if (isAsyncIterable(result)) {
        setResult(partsWithin(result, { cost, maxBytes }));
      } else if (!Array.isArray(result) && 'data' in result) {
        const isWhole = resultProcessor === processRegularResult;
        const stringify = (answer: object): string => {
          if (!isWhole) {
            const text = cost.bytes > maxBytes ? null : JSON.stringify(answer);
            return text !== null && Buffer.byteLength(text) <= maxBytes ? text : JSON.stringify(insteadOf(answer, maxBytes));
          }
          // What Yoga makes of it is a response without a body, which comes below, where there is time to write it.
          answers.set(request, answer);
          return '';
        };
        setResult({ ...result, stringify });
      }
    },
    onResponse: async ({ request, response, setResponse, fetchAPI }) => {
      const cost = costs.get(request);
      const answer = answers.get(request);
      costs.delete(request);
      answers.delete(request);
      if (!cost || !answer) return;
      const body = await bodyOf(answer, { cost, maxBytes });
      const written = body ?? wholeText(JSON.stringify(insteadOf({}, maxBytes)));
      sent.set(request, { body: written, hasErrors: body === null || hasErrors(answer) });
      const { status, headers } = response;
      headers.set('content-length', String(written.byteLength));
      const content = written.text ?? streamOf(written);
      // Node's streams are bodies for Yoga, which its types do not say.
      setResponse(new fetchAPI.Response(content as string, { status, headers: Object.fromEntries(headers) }));
    },
  };
}

const hasErrors = ({ errors }: { readonly errors?: readonly unknown[] | undefined }): boolean => (errors?.length ?? 0) > 0;

/** The parts of an answer, each written in turns before it is sent, up to the one with which it is too long: that one says so, and is the last. */
async function* partsWithin<Part extends object>(parts: AsyncIterable<Part>, { cost, maxBytes }: AnswerSize): AsyncGenerator<Part> {
  let left = maxBytes;
  for await (const part of parts) {
    const text = cost.bytes > maxBytes ? null : await textInTurns(withoutInternals(part), left);
    left -= text === null ? 0 : Buffer.byteLength(text);
    const written = text ?? JSON.stringify(insteadOf({ ...part, hasNext: false }, maxBytes));
    yield { ...part, stringify: () => written };
    if (text === null) return;
  }
}
