import { formatError, formatResult, type Fetcher, type FetcherOpts, type FetcherParams } from '@graphiql/toolkit';
import { Kind, OperationTypeNode, parse, type IntrospectionQuery } from 'graphql';
import { endpoint } from './config.ts';
import { codesOf, keepOutcome, sumOf, takeReport, type UpstreamReport } from './costs.ts';
import { inOrderForReaders } from './docs-order.ts';
import { readAnswer, type Answer } from './read-answer.ts';
import { beginRun, endWait, keepLateAnswer, type Run } from './runs.ts';
import { authorization } from './token.ts';

/** As plain JSON a refused operation comes with status 200, and the browser's console has no lines of its own about it. */
const ONE_ANSWER = 'multipart/mixed;deferSpec=20220824, application/json';
const EVENTS = 'text/event-stream, application/json;q=0.5';
const INTROSPECTION = 'IntrospectionQuery';

/** Sends operations as they were written, so that the places that errors name are those of the editor. */
export const fetcher = ((params: FetcherParams, options?: FetcherOpts) =>
  params.operationName === INTROSPECTION ? introspect(params.query, options) : execute(params, options)) as Fetcher;

/** By GET, which the browser keeps and asks for again with the ETag: the schema is the longest answer there is. */
async function introspect(query: string, options?: FetcherOpts): Promise<unknown> {
  const url = `${endpoint}?${new URLSearchParams({ query, operationName: INTROSPECTION }).toString()}`;
  const answer = (await readAnswer(await fetch(url, { headers: headersOf('application/json', options) }))) as Answer;
  return answer.data ? { ...answer, data: inOrderForReaders(answer.data as unknown as IntrospectionQuery) } : answer;
}

/** An answer that comes after its tab was left is kept for the tab: GraphiQL, which would show it in another one, never gets it. */
async function execute(params: FetcherParams, options?: FetcherOpts): Promise<unknown> {
  const run = beginRun();
  try {
    const answer = await send(run, params, options);
    if (!run.wasLeft()) return answer;
    if (Symbol.asyncIterator in answer) await answer[Symbol.asyncIterator]().return?.();
    else keepLateAnswer(run, formatResult(answer));
  } catch (error) {
    if (!run.wasLeft()) throw error;
    keepLateAnswer(run, formatError(error));
  } finally {
    endWait(run);
  }
  return new Promise(() => {});
}

async function send(
  run: Run,
  { query, variables, operationName }: FetcherParams,
  options?: FetcherOpts,
): Promise<Answer | AsyncIterable<Answer>> {
  const started = performance.now();
  const leaving = new AbortController();
  const chosen = choose(query, operationName);
  const headers = {
    'content-type': 'application/json',
    'x-upstream-report': '1',
    ...headersOf(chosen.isSubscription ? EVENTS : ONE_ANSWER, options),
  };
  const unfit = unfitHeader(headers);
  if (unfit !== undefined)
    return failed(unfit === 'authorization' ? 'The token' : `The header ${unfit}`, 'has characters that no header can carry.');
  let response: Response;
  try {
    const body = JSON.stringify({ query, variables, operationName: chosen.name });
    response = await fetch(endpoint, { method: 'POST', headers, body, signal: leaving.signal });
  } catch {
    return failed('The gateway', 'cannot be reached: no answer came.');
  }
  const answer = await readAnswer(response);
  let total: UpstreamReport | null = null;
  const keep = (parts: number | null, codes: readonly string[], isCut: boolean) => {
    const milliseconds = performance.now() - started;
    if (run.isLatest()) keepOutcome(run.tab, { status: response.status, milliseconds, parts, isCut, report: total, codes });
  };
  const show = (part: Answer, parts: number | null) => {
    const { answer: shown, report } = takeReport(part);
    total = report && total ? sumOf(total, report) : (report ?? total);
    keep(parts, codesOf(part), false);
    return shown;
  };
  if (!(Symbol.asyncIterator in answer)) return show(answer, null);
  return untilLeft(answer, show, (count) => {
    leaving.abort();
    keep(count, [], true);
  });
}

/** What is shown where nothing could be sent, or nothing came: an error in words, without a place in the code of this page. */
const failed = (subject: string, fault: string): Answer => ({ errors: [{ message: `${subject} ${fault}` }] }) as unknown as Answer;

/** The name of a header that the browser would refuse to send. */
const unfitHeader = (headers: Readonly<Record<string, string>>): string | undefined =>
  Object.keys(headers).find((name) => {
    try {
      void new Headers([[name, headers[name] ?? '']]);
      return false;
    } catch {
      return true;
    }
  });

/** The parts as they are to be shown. GraphiQL ends what it no longer wants by `return`, which closes the connection. */
function untilLeft(
  parts: AsyncIterable<Answer>,
  show: (part: Answer, count: number) => Answer,
  leave: (count: number) => void,
): AsyncIterable<Answer> {
  const END = { done: true, value: undefined } as const;
  let count = 0;
  let isOver = false;
  const source = parts[Symbol.asyncIterator]();
  const iterator: AsyncIterator<Answer> = {
    next: async () => {
      try {
        const { done, value } = await source.next();
        if (isOver) return END;
        isOver = done === true;
        return done === true ? END : { value: show(value, (count += 1)) };
      } catch (error) {
        if (isOver) return END;
        isOver = true;
        throw error;
      }
    },
    return: async () => {
      if (!isOver) leave(count);
      isOver = true;
      return END;
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

/** The token of all tabs, and what the tab has of its own, which wins. */
function headersOf(accept: string, options?: FetcherOpts): Record<string, string> {
  const own = Object.entries((options?.headers ?? {}) as Record<string, unknown>).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return { accept, ...authorization(), ...(Object.fromEntries(own) as Record<string, string>) };
}

/** The operation to run. GraphiQL may still have the name of one of another tab. */
function choose(
  query: string,
  operationName: string | null | undefined,
): { readonly name: string | undefined; readonly isSubscription: boolean } {
  const operations = operationsIn(query);
  const named = operations.find(({ name }) => name?.value === operationName);
  const chosen = named ?? operations[0];
  return {
    name: (operations.length === 1 ? chosen?.name?.value : operationName) ?? undefined,
    isSubscription: chosen?.operation === OperationTypeNode.SUBSCRIPTION,
  };
}

/** None in a text that is not GraphQL, of which the gateway says what is wrong. */
function operationsIn(query: string) {
  try {
    return parse(query, { noLocation: true }).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  } catch {
    return [];
  }
}
