import type { Answer } from './answers/answer.ts';
import type { AnswerType } from './request/accepted.ts';

/** What an error says of the response that it comes with. */
interface Http {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the status is for those alone who take `application/graphql-response+json`, as GraphQL over HTTP has it. */
  readonly spec?: boolean;
}

/** The status of an answer with errors, by the highest that one of them asks for; adds the headers that they ask for. */
export function httpOf(
  { errors, hasData }: Pick<Answer, 'errors' | 'hasData'>,
  answerType: AnswerType | null,
  headers: Record<string, string | number>,
): number {
  let status = 0;
  let isBug = false;
  for (const error of errors) {
    const { http, unexpected } = error.extensions as { readonly http?: Http; readonly unexpected?: boolean };
    if (unexpected) isBug = true;
    if (!http) continue;
    Object.assign(headers, http.headers);
    if (http.spec && answerType === 'application/json') continue;
    status = Math.max(status, http.status ?? 0);
  }
  if (status > 0) return status;
  return isBug && !hasData ? 500 : 200;
}
