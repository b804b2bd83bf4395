import { GraphQLError } from 'graphql';
import type { ErrorCode, GatewayError } from '../errors.ts';
import { errorExtensionsOf } from '../operations/graphql-error.ts';

/** Bytes of a body that are read for who has no credential: enough for every question about the schema, which needs none. */
export const LONG_BODY_BYTES = 65_536;

const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403 };

/** The error for a longer one, with the reason why there is no credential. */
export const anonymousBodyError = (reason: GatewayError): GraphQLError =>
  new GraphQLError(`${reason.message} Without a credential a body may have ${LONG_BODY_BYTES} bytes.`, {
    extensions: { ...errorExtensionsOf(reason), http: { status: STATUS[reason.code] ?? 503 } },
  });

export interface ByteLimits {
  /** Bytes that one caller may have under way; a single body may be longer. */
  readonly perCaller: number;
  /** Of all callers whose credential nobody has taken yet, as anybody can make up tokens. */
  readonly unproven: number;
  readonly inAll: number;
}

/** Bytes of long bodies that are being read, by caller: what arrives at once is in memory at once. */
export class ByteBudget {
  readonly #limits: ByteLimits;
  readonly #byCaller = new Map<string, number>();
  #unproven = 0;
  #all = 0;

  constructor(limits: ByteLimits) {
    this.#limits = limits;
  }

  /** Takes so many bytes, and gives what gives them back; null where they are too many. */
  take({ caller, isProven }: { readonly caller: string; readonly isProven: boolean }, bytes: number): (() => void) | null {
    const { perCaller, unproven, inAll } = this.#limits;
    const own = this.#byCaller.get(caller) ?? 0;
    if (own > 0 && own + bytes > perCaller) return null;
    if (this.#all > 0 && this.#all + bytes > inAll) return null;
    if (!isProven && this.#unproven > 0 && this.#unproven + bytes > unproven) return null;
    const add = (change: number) => {
      const now = (this.#byCaller.get(caller) ?? 0) + change;
      if (now > 0) this.#byCaller.set(caller, now);
      else this.#byCaller.delete(caller);
      this.#all += change;
      if (!isProven) this.#unproven += change;
    };
    add(bytes);
    return () => add(-bytes);
  }
}
