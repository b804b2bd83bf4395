import type { Caller } from '../../auth/caller.ts';
import { GatewayError } from '../../errors.ts';
import type { MaskError } from '../../operations/graphql-error.ts';
import { checkVariables } from '../../operations/limits/variables-limits.ts';
import type { OperationRequest } from '../../operations/operation-request.ts';
import type { Operations } from '../../operations/operations.ts';
import type { OperationList } from '../../operations/persisted/operation-list.ts';
import type { JsonObject } from '../../json.ts';
import type { Tool } from '../tool.ts';
import { withKeys } from './idempotency.ts';
import { failed, resultOf, type ToolResult } from './result.ts';

/** Who calls tools by one request. */
export interface ToolCaller {
  readonly caller: Caller | GatewayError;
  /** When the request came, on the clock of `performance.now()`. */
  readonly started: number;
  readonly span: OperationRequest['span'];
  readonly signal: AbortSignal;
  readonly hasLeft: () => boolean;
  /** Of the request, whether it asks for fresh data. */
  readonly cacheControl: string | null;
}

interface Calling {
  readonly operations: Pick<Operations, 'answer'>;
  readonly list: OperationList;
  readonly maskError: MaskError;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Calls a tool: its operation is answered as one that came by `/graphql`. Never rejects. */
export async function callTool(
  { operations, list, maskError, now }: Calling,
  by: ToolCaller,
  tool: Tool,
  args: JsonObject,
  requestId: string | number,
): Promise<ToolResult> {
  try {
    const known = Object.keys(tool.inputSchema['properties'] ?? {});
    // GraphQL ignores them, and what a model asked for would not be what it gets.
    if (Object.keys(args).some((name) => !known.includes(name)))
      return failed(
        'BAD_USER_INPUT',
        known.length === 0 ? 'The tool takes no arguments.' : `The tool takes these arguments and no others: ${known.join(', ')}.`,
      );
    checkVariables(args);
    const { caller } = by;
    const [tenant, subject] = caller instanceof GatewayError ? [null, null] : [caller.credential.tenant, caller.subject];
    const variables = withKeys(args, tool.keys, { tool: tool.name, args, requestId, tenant, subject, now: now() });
    const { id, name } = tool.operation;
    const params = { query: undefined, documentId: id, operationName: name, variables: { ...variables }, extensions: undefined };
    const outcome = await operations.answer(toRequest(by), { body: null, params: () => params, list });
    if (outcome === null || !('body' in outcome)) throw new Error('A tool was answered by a stream.');
    return resultOf(outcome);
  } catch (error) {
    const { message, extensions } = maskError(error);
    return failed(String(extensions['code']), message);
  }
}

/** A request for the operation, whatever the headers of the call are. */
function toRequest({ caller, started, span, signal, hasLeft, cacheControl }: ToolCaller): OperationRequest {
  const headers = new Map([['accept', 'application/json'], ...(cacheControl === null ? [] : [['cache-control', cacheControl] as const])]);
  return {
    route: 'mcp',
    method: 'POST',
    headers: { get: (name) => headers.get(name) ?? null },
    caller,
    started,
    span,
    signal,
    hasLeft,
    writesStreams: false,
  };
}
