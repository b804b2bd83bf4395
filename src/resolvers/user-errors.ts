import { USER_ERROR_CODES, type GatewayError } from '../errors.ts';
import { pathTextProblem } from '../upstream/ids.ts';

export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

/** One reason why a write was refused: data, since the caller can mend it. */
export interface UserError {
  readonly code: UserErrorCode;
  readonly message: string;
  /** The path of the offending input in the names of the graph; null where it is nothing in particular. */
  readonly field: readonly string[] | null;
}

/** The path in the graph of what the upstream names; null where it is nothing of the input. */
export type NameInput = (path: readonly string[]) => readonly string[] | null;

export const badInput = (field: readonly string[], message: string): UserError => ({ code: 'BAD_USER_INPUT', field, message });

export const isRefusal = (error: GatewayError): error is GatewayError & { readonly code: UserErrorCode } =>
  USER_ERROR_CODES.some((code) => code === error.code);

/** What the upstream said against a write, at the places of the input; all of it where it names none. */
export function toUserErrors(error: GatewayError & { readonly code: UserErrorCode }, nameInput: NameInput): readonly UserError[] {
  const { code, message, refusals } = error;
  const said = refusals.length > 0 ? refusals : [{ message, path: null }];
  return said.map((refusal) => ({ code, message: refusal.message, field: refusal.path?.length ? nameInput(refusal.path) : null }));
}

/** Names what stands at the root of the body by a table, and leaves what is below as it is. */
export const namedBy =
  (names: Readonly<Record<string, string>>): NameInput =>
  ([key = '', ...rest]) => {
    const name = Object.hasOwn(names, key) ? names[key] : undefined;
    return name === undefined ? null : ['input', name, ...rest];
  };

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{1,255}$/;

/** Where inputs have their idempotency key. */
export const IDEMPOTENCY_FIELD = ['input', 'idempotencyKey'];

/** What is wrong with an idempotency key, if one is given. */
export const idempotencyFaults = (key: string | null | undefined): readonly UserError[] =>
  key === null || key === undefined || IDEMPOTENCY_KEY.test(key)
    ? []
    : [badInput(IDEMPOTENCY_FIELD, 'idempotencyKey takes 1 to 255 letters, digits, "-" and "_"; a UUID serves well.')];

/** What is wrong with a text that stands in a path percent-encoded. */
export function pathTextFaults(field: readonly string[], text: string, name = field.at(-1)): readonly UserError[] {
  const problem = pathTextProblem(text);
  return problem === null ? [] : [badInput(field, `${name} ${problem}.`)];
}
