import type { Span } from '../../span.ts';
import type { TenantWrite } from '../coordination.ts';
import type { SharedOperations } from '../shared-operations.ts';
import type { Commands } from './commands.ts';
import type { Names } from './names.ts';
import { BEGIN } from './scripts.ts';

export interface EpochsOptions {
  readonly commands: Commands;
  readonly operations: SharedOperations;
  readonly names: Names;
  readonly epochMemoryMs: number;
  /** Something else was in place of the epochs of a tenant. */
  readonly onReplaced?: ((tenant: string) => void) | undefined;
}

/** When what was written in each scope is settled. */
type SettledAt = ReadonlyMap<string, number>;

/** What Redis has to know of writes of a tenant, and may not. */
interface Pending {
  readonly settledAt: SettledAt;
  /** Whether Redis did not take it yet. */
  readonly isLate: boolean;
}

/** What Redis says of it. */
interface Begun {
  /** Whether it did not know of one that is not settled. */
  readonly wasUnknown: boolean;
  /** Whether something else was in place of the epochs. */
  readonly hasReplaced: boolean;
}

const NOTHING: Begun = { wasUnknown: false, hasReplaced: false };

/** Scopes of one tenant whose epochs are told apart. */
const MAX_SCOPES = 1_000;
const MICROSECONDS = 1_000;

/**
 * Begins an epoch for each write: what was stored before it is found no more. In a cluster, the node that has the tenant may be away alone.
 * Of writes that are not settled Redis is informed again and again, as it may lose what it knew.
 */
export class Epochs {
  readonly #options: EpochsOptions;
  /** By tenant. */
  readonly #pending = new Map<string, Pending>();
  #isBeginning = false;

  constructor(options: EpochsOptions) {
    this.#options = options;
  }

  /** Tenants whose epochs could not begin yet. */
  get late(): readonly string[] {
    return [...this.#pending.keys()].filter((tenant) => this.isLate(tenant));
  }

  isLate(tenant: string): boolean {
    return this.#pending.get(tenant)?.isLate ?? false;
  }

  /** Whether it has begun. */
  async begin(write: TenantWrite, span: Span | null): Promise<boolean> {
    if (write.unsettledForMs > 0) this.#keep(write, this.isLate(write.tenant));
    return (await this.#send(write.tenant, settledAtOf(write), span)) !== null;
  }

  /** It begins later: all replicas have heard that it has not. */
  postpone(write: TenantWrite): void {
    this.#keep(write, true);
  }

  /**
   * Begins those that could not begin before, and again those of writes that are not settled. Gives what Redis had lost of the latter: who
   * has not heard of them may have kept what was read since.
   */
  async beginAgain(): Promise<readonly TenantWrite[]> {
    if (this.#isBeginning || this.#pending.size === 0) return [];
    this.#isBeginning = true;
    const lost = await Promise.all([...this.#pending].map(([tenant, pending]) => this.#beginPending(tenant, pending)));
    this.#isBeginning = false;
    return lost.filter((write) => write !== null);
  }

  async #beginPending(tenant: string, pending: Pending): Promise<TenantWrite | null> {
    const { isLate } = pending;
    const settledAt = isLate ? pending.settledAt : unsettledOf(pending.settledAt);
    const begun = settledAt.size === 0 ? NOTHING : await this.#send(tenant, settledAt, null);
    if (!begun) return null;
    const left = unsettledOf(settledAt);
    if (this.#pending.get(tenant) === pending) {
      if (left.size === 0) this.#pending.delete(tenant);
      else this.#pending.set(tenant, { settledAt: left, isLate: false });
    }
    if (isLate || !begun.wasUnknown || left.size === 0) return null;
    return { tenant, scopes: [...left.keys()], unsettledForMs: Math.max(...left.values()) - performance.now() };
  }

  #keep(write: TenantWrite, isLate: boolean): void {
    const settledAt = new Map(this.#pending.get(write.tenant)?.settledAt);
    for (const [scope, at] of settledAtOf(write)) settledAt.set(scope, Math.max(at, settledAt.get(scope) ?? 0));
    this.#pending.set(write.tenant, { settledAt, isLate });
  }

  /** Null where Redis does not take it. */
  async #send(tenant: string, settledAt: SettledAt, span: Span | null): Promise<Begun | null> {
    const { commands, operations, names, epochMemoryMs, onReplaced } = this.#options;
    const now = performance.now();
    const left = [...settledAt.values()].map((at) => Math.max(0, Math.ceil((at - now) * MICROSECONDS)));
    const fields = [...settledAt.keys()].map((scope) => names.fieldOf(scope));
    const args = [MAX_SCOPES, epochMemoryMs, left.join(' '), ...fields];
    const begin = async () => begunOf(await commands.probe(BEGIN, [names.epochsOf(tenant)], args));
    const begun = await operations.watch('epoch', span, begin, () => 'done').catch(() => null);
    if (begun?.hasReplaced) onReplaced?.(tenant);
    return begun;
  }
}

function begunOf(reply: unknown): Begun {
  if (!Array.isArray(reply) || reply.length !== 2) throw new Error('Redis answered something else than was asked for');
  return { wasUnknown: reply[0] === 1, hasReplaced: reply[1] === 1 };
}

const settledAtOf = ({ scopes, unsettledForMs }: TenantWrite): SettledAt => {
  const at = performance.now() + unsettledForMs;
  return new Map(scopes.map((scope) => [scope, at]));
};

const unsettledOf = (settledAt: SettledAt): SettledAt => {
  const now = performance.now();
  return new Map([...settledAt].filter(([, at]) => at > now));
};
