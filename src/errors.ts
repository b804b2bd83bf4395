import { plural, singular, type Noun } from './noun.ts';

/** Every code that an answer can have, as a caller meets it in `extensions.code`; the published client has the same list. `docs/errors.md` says what each one means and whether to retry. */
export const ANSWER_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_BAD_RESPONSE',
  'LIMIT_EXCEEDED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_OPERATION_REQUIRED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL_SERVER_ERROR',
] as const;

export type AnswerCode = (typeof ANSWER_CODES)[number];

/** Codes of failures that the gateway itself throws: without those of requests that become no operation, and that of a bug. */
export type ErrorCode = Exclude<AnswerCode, `PERSISTED_${string}` | `GRAPHQL_${string}` | 'INTERNAL_SERVER_ERROR'>;

/** Codes that logs and metrics count: those of answers, and the code for a client that disconnected before its answer. Marked so that the client does without. */
export const COUNTED_CODES = /* @__PURE__ */ (() => [...ANSWER_CODES, 'CLIENT_CLOSED'] as const)();

/** Codes of writes that are refused as data. */
export const USER_ERROR_CODES = ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT'] as const satisfies readonly ErrorCode[];

export type CountedCode = (typeof COUNTED_CODES)[number];

/** The advice to a caller about a write of unknown outcome: where it had an idempotency key, may have one, or takes none. */
export const ADVICE_AFTER_UNKNOWN = {
  keyed: 'Send it again with the same idempotencyKey: then it is carried out once.',
  keyable: 'Read what it would have changed before you send it again, or send an idempotencyKey with each from the start.',
  keyless: 'Read what it would have changed before you send it again.',
} as const;

/** What is shown of the upstream answer that caused an error: never its body or its URL. */
export interface UpstreamReference {
  /** HTTP status of the answer. */
  readonly status: number;
  /** The upstream's `x-request-id`, null where it sent none. */
  readonly requestId: string | null;
}

/** One complaint of the upstream about a write, with the path of the refused input in names of the Telnyx API. */
export interface Refusal {
  readonly message: string;
  /** Names of the Telnyx API from the body's root, for example `['import_ids', '0']`; null if the upstream names no place. */
  readonly path: readonly string[] | null;
}

export interface GatewayErrorOptions extends ErrorOptions {
  readonly upstream?: UpstreamReference | undefined;
  /** Seconds to wait before a retry; with `RATE_LIMITED`, and with an outage with a known end (`Retry-After`). */
  readonly retryAfterSeconds?: number | undefined;
  /** The upstream's complaints about the input; only with a refused write. */
  readonly refusals?: readonly Refusal[] | undefined;
}

/** A failure the caller may see: its message holds no secret, no URL and no upstream body. Any other thrown value is a bug and is masked. */
export class GatewayError extends Error {
  override readonly name: string = 'GatewayError';
  readonly code: ErrorCode;
  readonly upstream: UpstreamReference | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly refusals: readonly Refusal[];

  constructor(code: ErrorCode, message: string, options: GatewayErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.upstream = options.upstream;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.refusals = options.refusals ?? [];
  }
}

/** Whether somebody who left has ended the work. */
export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** Ends work that the gateway itself gives up, as the client's leaving would; `code` is why. */
export class GivenUp extends Error {
  override readonly name = 'AbortError';
  readonly code: ErrorCode;

  constructor({ code, message }: GatewayError) {
    super(message);
    this.code = code;
  }
}

/** What a list does not show, although it may be there. */
export interface Gaps {
  /** Entries that are no objects, or lack what they must have. */
  readonly damaged: number;
  /** Entries that the upstream counts, and that did not come. */
  readonly missing?: number;
  /** Whether the upstream does not give the rest. */
  readonly breaksOff?: boolean;
}

/** What the upstream did that sent what is not an entry. */
export function sentDamaged(count: number, noun: Noun): string {
  const [, , key = 'id'] = noun;
  const [entries, kind, has] = count === 1 ? ['entry that is not', singular(noun), 'has'] : ['entries that are not', plural(noun), 'have'];
  return `sent ${count} ${entries} ${kind}${key === null ? '' : ` or ${has} no ${key}`}`;
}

/** What the upstream does that does not give the rest of a list. */
export const BREAKS_OFF = 'repeats a page, or leaves one empty that is not the last';

/** The error for a list that does not show all that there is; null for one that does. */
export function notWhole({ damaged, missing = 0, breaksOff = false }: Gaps, noun: Noun): GatewayError | null {
  const problems = [
    ...(missing > 0 ? [`counts ${missing} more ${missing === 1 ? noun[1] : plural(noun)} than it sent`] : []),
    ...(damaged > 0 ? [sentDamaged(damaged, noun)] : []),
    ...(breaksOff ? [BREAKS_OFF] : []),
  ];
  if (problems.length === 0) return null;
  return new GatewayError('UPSTREAM_BAD_RESPONSE', `The list is not whole: the upstream ${problems.join(', and ')}.`);
}
