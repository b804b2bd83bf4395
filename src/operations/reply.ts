import { GatewayError } from '../errors.ts';
import { tallyCodes, type CodeTally } from './answer-codes.ts';
import type { Answer } from './answers/answer.ts';
import type { OperationRequest } from './operation-request.ts';
import type { RequestLog } from './request-log.ts';
import { respond, type OperationResponse } from './response.ts';

/** What the log line of a request says of its operation. */
export interface LogFields {
  readonly requestId: string;
  readonly upstreamCalls: number;
}

export interface ReplyOptions {
  readonly vary: string;
  /** Bytes from which on an answer is compressed; 0 compresses none. */
  readonly compressionMinBytes: number;
  /** The read cache's clock. */
  readonly now: () => number;
  readonly log: RequestLog;
}

/** Makes responses, and logs the requests that have one. */
export class Replies {
  readonly #options: ReplyOptions;

  constructor(options: ReplyOptions) {
    this.#options = options;
  }

  respond(request: OperationRequest, answer: Answer, fields: LogFields): OperationResponse | Promise<OperationResponse> {
    const { vary, compressionMinBytes, now } = this.#options;
    const response = respond(answer, request, { requestId: fields.requestId, vary, compressionMinBytes, now });
    const logged = (ready: OperationResponse): OperationResponse => {
      this.log(request, answer, { status: ready.status, codes: tallyCodes(answer.errors), ...fields });
      return ready;
    };
    return response instanceof Promise ? response.then(logged) : logged(response);
  }

  /** Logs a request when its status is known, or when the last part of its answer is made. */
  log(
    { route = 'graphql', method, started, caller, span, hasLeft }: OperationRequest,
    { kind, operationName: name }: Pick<Answer, 'kind' | 'operationName'>,
    { status, codes, requestId, upstreamCalls }: LogFields & { readonly status: number; readonly codes: CodeTally | null },
  ): void {
    const tenant = caller instanceof GatewayError ? null : caller.credential.tenant;
    const milliseconds = performance.now() - started;
    const line = { route, method, status, milliseconds, requestId, codes, left: hasLeft(), span } as const;
    this.#options.log(kind === null ? line : Object.assign(line, { operation: { tenant, kind, name, upstreamCalls } }));
  }
}
