import type { OperationResponse } from '../../operations/response.ts';
import { isObject, objectsIn, type JsonObject } from '../../json.ts';
import { shorten } from './shorten.ts';

/** What a tool gives, as MCP has it. */
export interface ToolResult {
  readonly content: readonly { readonly type: 'text'; readonly text: string }[];
  readonly structuredContent?: Record<string, unknown>;
  readonly isError?: boolean;
}

/** Bytes of JSON that a model is given at once. */
const MAX_BYTES = 100_000;
const MAX_NAMED = 10;
/** No response key of GraphQL begins so. */
const NOTE = '$note';

const textOf = (text: string) => ({ type: 'text', text }) as const;

export const failed = (code: string, message: string): ToolResult => ({ content: [textOf(`${code}: ${message}`)], isError: true });

const TOO_LONG = failed(
  'LIMIT_EXCEEDED',
  `The result is longer than ${MAX_BYTES} bytes, however it is cut: ask for fewer items at a time.`,
);

/** The result of an operation, by its answer. */
export function resultOf({ body, account }: Pick<OperationResponse, 'body' | 'account'>): ToolResult {
  const text = body?.text;
  account?.end();
  // What is sent in pieces is far too long to be read.
  if (text === undefined || text === null) return TOO_LONG;
  const { data, errors } = JSON.parse(text) as { readonly data?: unknown; readonly errors?: unknown };
  const faults = objectsIn(errors);
  const lines = faults.slice(0, MAX_NAMED).map(lineOf);
  if (!isObject(data)) return { content: [textOf(lines.join('\n'))], isError: true };
  const given = shorten(data, JSON.stringify(data), MAX_BYTES);
  if (given === null) return TOO_LONG;
  const notes = [
    ...(given.cuts.length === 0 ? [] : [noteOf(given.cuts)]),
    ...(lines.length === 0 ? [] : [`Parts of the result are missing: ${lines.join(' ')}`]),
  ];
  const isError = faults.some(({ path }) => isRootNull(path, data)) || Object.values(data).some(isRefused);
  return {
    content: [...(isError ? lines : notes).map(textOf), textOf(given.json)],
    structuredContent: { ...(given.value as JsonObject), ...(notes.length > 0 && { [NOTE]: notes.join(' ') }) },
    ...(isError && { isError }),
  };
}

/** An error in words: its code, what it says, and when to ask again. */
function lineOf({ message, path, extensions }: JsonObject): string {
  const { code, retryAfterSeconds } = isObject(extensions) ? extensions : {};
  const at = Array.isArray(path) ? ` (at ${path.join('.')})` : '';
  const retry = typeof retryAfterSeconds === 'number' ? ` Ask again after ${retryAfterSeconds} seconds.` : '';
  return `${String(code)}: ${String(message)}${at}${retry}`;
}

function noteOf(cuts: readonly string[]): string {
  const more = cuts.length > MAX_NAMED ? `, and ${cuts.length - MAX_NAMED} more` : '';
  return `The result was longer than ${MAX_BYTES} bytes and is cut: ${cuts.slice(0, MAX_NAMED).join(', ')}${more}. Ask for fewer items at a time to see all of them.`;
}

/** Whether an error has taken a whole field of the operation. */
const isRootNull = (path: unknown, data: JsonObject): boolean =>
  !Array.isArray(path) || typeof path[0] !== 'string' || (data[path[0]] ?? null) === null;

/** Whether the field is a write that was refused. */
const isRefused = (field: unknown): boolean => isObject(field) && objectsIn(field['userErrors']).length > 0;
