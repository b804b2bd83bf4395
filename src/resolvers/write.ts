import { randomUUID } from 'node:crypto';
import type { Audited, RequestContext } from '../context.ts';
import { ADVICE_AFTER_UNKNOWN as ADVICE, GatewayError, GivenUp, isAbort } from '../errors.ts';
import type { UpstreamAnswer } from '../upstream/answer.ts';
import { answerOf, callOptions, type CallOptions, type SdkOptions, type Upstream } from '../upstream/client.ts';
import { isOutage } from '../upstream/errors.ts';
import type { Scope } from '../upstream/kinds.ts';
import { IDEMPOTENCY_FIELD, idempotencyFaults, isRefusal, toUserErrors, type NameInput, type UserError } from './user-errors.ts';

/** A write as data: what is checked before, what is sent, and what follows from it. */
export interface WriteDefinition<I, R> {
  /** The name of the mutation, for the audit log. */
  readonly operation: string;
  /** What is wrong with the input before anybody is asked: all of it at once. */
  readonly faults: (input: I) => readonly UserError[];
  /** Completes the input from what the upstream has, or by what has to be there before; it may cost calls. */
  readonly prepare?: (input: I, ctx: RequestContext) => Promise<I>;
  /** Names what the write is made of or replaces: those of one name are carried out one after the other, each with the reads before it. */
  readonly turn?: (input: I) => string;
  /** Why the state of the account does not allow it; it may cost reads. */
  readonly conflicts?: (input: I, ctx: RequestContext) => Promise<readonly UserError[]>;
  /** What came of it where nothing has to be sent: all is as it should be, or it was only to be tried. */
  readonly settled?: (input: I) => R | null;
  readonly send: (input: I, upstream: Upstream, options: SdkOptions) => PromiseLike<unknown>;
  /** Values in what is sent that the caller has not given, and a refusal must not repeat. */
  readonly secrets?: (input: I) => readonly string[];
  /** Milliseconds for one attempt, and for all of them together, if not the usual ones; at most `MOST_UNSETTLED_MS` of `replicas/coordination.ts`. */
  readonly timeoutMs?: number;
  /** Milliseconds between two pieces of an answer that is taken as it arrives, which may take longer than an attempt. Then these are at most that. */
  readonly pieceTimeoutMs?: number;
  /** What the write may have changed, so that reads of it are made again. */
  readonly outdates: (input: I) => readonly Scope[];
  /** What the answer brought, taken into the loaders; `lastWrite` is the number of the last other write of what this one may change. */
  readonly brings: (answer: UpstreamAnswer, input: I, ctx: RequestContext, lastWrite: number) => R;
  /** The ids of what was written, for the audit log. */
  readonly written: (result: R) => readonly string[];
  /** The ids that the input names, for the audit log: what may have been written where nobody knows. */
  readonly targets?: (input: I) => readonly string[];
  readonly nameInput: (input: I) => NameInput;
  /** Where the input names what the upstream may not have. */
  readonly idField?: readonly string[] | undefined;
  /** A refusal of the upstream as callers see it, where this write knows more about it than its status tells. */
  readonly refusal?: (refusal: UserError, status: number | null) => UserError;
  /** Whether repeating it changes nothing more, so that an absence after a repeat says that it was carried out. */
  readonly isDelete?: boolean;
  /** Whether the answer may be anything, and nothing of it is read. */
  readonly ignoresBody?: boolean;
  /** Whether the write takes an idempotency key, under which it is repeated: made where none is given, or only where one is. */
  readonly idempotency?: 'always' | 'ifGiven';
}

/** The input of a write that takes an idempotency key. */
export interface Keyed {
  readonly idempotencyKey?: string | null | undefined;
}

/** What came of a write: a result, or why it was refused. */
export type Written<R> =
  | { readonly result: R; readonly userErrors: readonly [] }
  | { readonly result: null; readonly userErrors: readonly UserError[] };

export type Write<I, R> = (input: I, ctx: RequestContext) => Promise<Written<R>>;

/** Milliseconds after which the gateway gives up a write, its repeats included. */
const WRITE_TIMEOUT_MS = 30_000;

/**
 * Carries out a write. Input that the gateway or the upstream refuses comes back in `userErrors`; an outage throws. What it may have
 * changed is forgotten before its payload is resolved; where nobody knows whether it was carried out, also until it has ended for
 * certain.
 */
export const write =
  <I extends object, R>(definition: WriteDefinition<I, R>): Write<I, R> =>
  async (given, ctx) => {
    let input = given;
    const { operation, timeoutMs = WRITE_TIMEOUT_MS, isDelete = false, ignoresBody = false, idempotency } = definition;
    const { idempotencyKey } = given as Keyed;
    const attemptMs = definition.pieceTimeoutMs ?? definition.timeoutMs;
    const audit = (entry: Partial<Audited>) =>
      ctx.audit({
        operation,
        outcome: 'done',
        codes: [],
        written: [],
        ...(definition.targets && { targets: definition.targets(input) }),
        upstreamRequestId: null,
        ...entry,
      });
    const refuse = (userErrors: readonly UserError[], upstreamRequestId: string | null = null): Written<R> => {
      audit({ outcome: 'refused', codes: [...new Set(userErrors.map(({ code }) => code))], upstreamRequestId });
      return { result: null, userErrors };
    };
    /** The last write of what this one may change, when this one was sent. */
    let lastBefore = 0;
    const finish = async (answer: UpstreamAnswer): Promise<Written<R>> => {
      const scopes = definition.outdates(input);
      const lastWrite = ctx.loaders.lastWriteOf(scopes);
      const forgotten = ctx.loaders.outdate(scopes);
      const result = definition.brings(answer, input, ctx, lastWrite);
      // Another write has ended while this one was under way: which of them the upstream carried out last, only a read tells.
      const forgottenAgain = lastWrite === lastBefore ? null : ctx.loaders.outdate(scopes);
      audit({ written: definition.written(result), upstreamRequestId: answer.requestId });
      await Promise.all([forgotten, forgottenAgain]);
      return { result, userErrors: [] };
    };
    const inTime = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    /** Reads what the write needs, and sends it. The next of its turn need not wait until other replicas have heard of it. */
    const carryOut = async (call: ReturnType<RequestContext['patientCall']>): Promise<{ readonly written: Promise<Written<R>> }> => {
      if (definition.prepare) input = await definition.prepare(input, ctx);
      const conflicts = (await definition.conflicts?.(input, ctx)) ?? [];
      if (conflicts.length > 0) return { written: Promise.resolve(refuse(conflicts)) };
      const settled = definition.settled?.(input) ?? null;
      if (settled !== null) {
        audit({});
        return { written: Promise.resolve({ result: settled, userErrors: [] }) };
      }
      lastBefore = ctx.loaders.lastWriteOf(definition.outdates(input));
      const options = callOptions({ ...call, signal: inTime(call.signal) });
      const key = idempotencyKey ?? (idempotency === 'always' ? randomUUID() : null);
      const sending = {
        ...options,
        ...(idempotency && key !== null && { headers: { ...options.headers, 'idempotency-key': key } }),
        ...(ignoresBody && { ignoresBody }),
        ...(definition.secrets && { secrets: definition.secrets(input) }),
        ...(attemptMs !== undefined && { timeout: attemptMs }),
      };
      const answer = await answerOf(definition.send(input, ctx.upstream, sending));
      return { written: finish(answer) };
    };
    const attempts = { count: 0, mayBeUnderWay: false };
    try {
      const call = watchAttempts(ctx.patientCall(), attempts);
      const faults = [...definition.faults(input), ...(idempotency ? idempotencyFaults(idempotencyKey) : [])];
      if (faults.length > 0) return refuse(faults);
      const turn = definition.turn?.(input);
      if (turn === undefined) return await (await carryOut(call)).written;
      const { written } = await ctx.inTurn(turn, () => carryOut(call), inTime(call.signal));
      return await written;
    } catch (thrown) {
      const error = attempts.count > 1 && attempts.mayBeUnderWay ? withoutOwnConflict(thrown) : thrown;
      const known = error instanceof GatewayError ? error : undefined;
      const requestId = known?.upstream?.requestId ?? null;
      if (isDelete && attempts.count > 1 && attempts.mayBeUnderWay && known?.code === 'NOT_FOUND') {
        return await finish({ body: null, bytes: 0, status: known.upstream?.status ?? 404, requestId });
      }
      // What was read before may be outdated, and what is read now may be outdated by the time at which the upstream gives up.
      if (attempts.mayBeUnderWay) await ctx.loaders.outdate(definition.outdates(input), attemptMs ?? timeoutMs);
      if (known && isRefusal(known)) {
        const isAbsent = known.code === 'NOT_FOUND' && definition.idField !== undefined;
        const said = toUserErrors(known, nameWithKey(definition.nameInput(input), idempotency ? IDEMPOTENCY_FIELD : null)).map(
          (one) => definition.refusal?.(one, known.upstream?.status ?? null) ?? one,
        );
        return refuse(
          isAbsent ? said.map((refusal) => ({ ...refusal, field: refusal.field ?? definition.idField ?? null })) : said,
          requestId,
        );
      }
      audit({
        outcome: 'failed',
        codes: [codeOf(error)],
        upstreamRequestId: requestId,
      });
      throw attempts.mayBeUnderWay && known && known === thrown && (isOutage(known) || isAnsweredWithSuccess(known))
        ? outcomeUnknown(known, idempotencyKey, idempotency)
        : error;
    }
  };

const codeOf = (error: unknown) => {
  if (error instanceof GatewayError || error instanceof GivenUp) return error.code;
  return isAbort(error) ? 'CLIENT_CLOSED' : 'INTERNAL_SERVER_ERROR';
};

/** Whether the upstream says that it has carried out the write, by an answer that shows nothing of it. */
const isAnsweredWithSuccess = ({ code, upstream }: GatewayError): boolean =>
  code === 'UPSTREAM_BAD_RESPONSE' && upstream !== undefined && upstream.status < 300;

/** The failure of a write that may have been carried out all the same, with what its caller can do. */
const outcomeUnknown = (
  error: GatewayError,
  idempotencyKey: Keyed['idempotencyKey'],
  idempotency: WriteDefinition<never, never>['idempotency'],
) => {
  const advice = typeof idempotencyKey === 'string' ? ADVICE.keyed : idempotency ? ADVICE.keyable : ADVICE.keyless;
  const { upstream, retryAfterSeconds } = error;
  const outcome = isOutage(error) ? 'Whether the write was carried out is not known.' : 'The write was probably carried out.';
  const message = `${error.message} ${outcome} ${advice}`;
  return new GatewayError(error.code, message, { upstream, retryAfterSeconds, cause: error });
};

/** A refusal of the key names the header, which is none of the body. */
const nameWithKey =
  (nameInput: NameInput, keyField: readonly string[] | null): NameInput =>
  (path) =>
    path[0] === 'Idempotency-Key' ? keyField : nameInput(path);

/** A repeat may conflict with the attempt before it, of which nobody knows what came. */
const withoutOwnConflict = (error: unknown) =>
  error instanceof GatewayError && error.code === 'CONFLICT'
    ? new GatewayError(
        'UPSTREAM_UNAVAILABLE',
        'The upstream did not answer to the write, and refuses to repeat it now: nobody knows yet whether it is carried out.',
        { upstream: error.upstream, cause: error },
      )
    : error;

/** Each attempt counts: after one without an answer, a refusal of its repeat does not say that nothing is written. */
const watchAttempts = <C extends CallOptions>(call: C, attempts: { count: number; mayBeUnderWay: boolean }): C => ({
  ...call,
  onAttemptEnd: (attempt) => {
    attempts.count += 1;
    attempts.mayBeUnderWay ||= !attempt.hadNoEffect;
    call.onAttemptEnd?.(attempt);
  },
});
