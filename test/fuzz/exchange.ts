import type { Pool } from 'undici';
import { mergeParts, type Part } from '../support/parts.ts';
import type { Sent } from './ways.ts';

/** What a client sees of an answer, but for what is new each time. */
export interface Answer {
  readonly status: number;
  readonly headers: {
    readonly contentType: string | undefined;
    readonly vary: string | undefined;
    /** Whether it may be kept; for how long depends on when the reads were made. */
    readonly store: string;
    readonly etag: boolean;
    readonly requestId: boolean;
  };
  readonly body: Body;
}

export interface Body {
  readonly data?: unknown;
  readonly errors?: readonly AnsweredError[];
  readonly extensions?: unknown;
  /** Whether it came in parts, and one of them had nothing, as something in it failed. */
  readonly inParts?: 'complete' | 'with nulls';
  /** What is not GraphQL answer, or parts that do not fit together. */
  readonly fault?: string;
}

export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export async function exchange(pool: Pool, { method, path, headers, body }: Sent): Promise<Answer> {
  const answer = await pool.request({ method, path, headers, body });
  const text = await answer.body.text();
  const header = (name: string) => answer.headers[name]?.toString();
  const contentType = header('content-type');
  return {
    status: answer.statusCode,
    headers: {
      contentType,
      vary: header('vary'),
      store: /no-store/.test(header('cache-control') ?? 'no-store') ? 'no-store' : 'private',
      etag: header('etag') !== undefined,
      requestId: header('x-request-id') !== undefined,
    },
    body: contentType?.startsWith('multipart/') ? bodyOfParts(text) : bodyOf(text),
  };
}

/** Whether an error took more than its own field, so that the answer did not wait for what else had been begun. */
export const isEarly = ({ data, errors = [], inParts }: Body): boolean =>
  inParts === 'with nulls' || errors.some(({ path = [] }) => isAbove(data, path));

function isAbove(data: unknown, path: readonly (string | number)[]): boolean {
  let at = data;
  for (const key of path) {
    if (at === null) return true;
    at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[key];
  }
  return false;
}

function bodyOf(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return { fault: `no JSON: ${text.slice(0, 200)}` };
  }
}

function bodyOfParts(text: string): Body {
  const [, ...pieces] = text.split('\r\n---');
  if (pieces.at(-1) !== '--\r\n') return { fault: `parts without an end: ${text.slice(-200)}` };
  const parts = pieces.slice(0, -1).map((piece) => JSON.parse(piece.slice(piece.indexOf('\r\n\r\n'))) as Part);
  const nulls = parts.some(({ incremental = [] }) => incremental.some(({ data, items }) => data === null || items === null));
  try {
    const { data, errors } = mergeParts(parts);
    return { data, inParts: nulls ? 'with nulls' : 'complete', ...(errors.length > 0 && { errors }) };
  } catch (error) {
    return { fault: `a part for a place that is not there: ${String(error)}` };
  }
}
