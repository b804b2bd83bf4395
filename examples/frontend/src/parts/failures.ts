import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** What went wrong, in the words of the gateway where it has some. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Seconds after which it may be tried again; null where the gateway named none. */
  readonly retryAfterSeconds: number | null;
}

/** The failures that an error of Apollo's carries: one for each reason in the answer, or one for the answer as a whole. */
export function failuresOf(error: unknown): readonly Failure[] {
  if (CombinedGraphQLErrors.is(error)) return distinct(error.errors.map(toFailure));
  if (ServerError.is(error)) {
    const errors = errorsIn(error.bodyText).map(toFailure);
    const message = 'The gateway, or the proxy before it, gave no usable answer.';
    return errors.length > 0 ? errors : [{ code: `HTTP ${error.statusCode}`, message, retryAfterSeconds: null }];
  }
  return [{ code: 'NO_ANSWER', message: 'The gateway could not be reached, or its answer could not be read.', retryAfterSeconds: null }];
}

/** A reason that holds for many fields is said once. */
const distinct = (failures: readonly Failure[]): readonly Failure[] => [
  ...new Map(failures.map((failure) => [JSON.stringify(failure), failure])).values(),
];

interface WireError {
  readonly message?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

function toFailure({ message, extensions = {} }: WireError): Failure {
  const { code, retryAfterSeconds } = extensions;
  return {
    code: typeof code === 'string' ? code : 'ERROR',
    message: message ?? '',
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null,
  };
}

/** The errors of a body that should have been an answer of GraphQL; none where it is something else. */
function errorsIn(body: string): readonly WireError[] {
  try {
    const { errors } = JSON.parse(body) as { readonly errors?: unknown };
    return Array.isArray(errors) ? (errors as WireError[]) : [];
  } catch {
    return [];
  }
}
