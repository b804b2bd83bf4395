import type { Span } from '../../span.ts';
import type { TenantWrite } from '../coordination.ts';
import type { SharedOperations } from '../shared-operations.ts';
import type { Commands } from './commands.ts';
import type { Names } from './names.ts';
import { BEGIN } from './scripts.ts';

interface EpochsOptions {
  readonly commands: Commands;
  readonly operations: SharedOperations;
  readonly names: Names;
  readonly epochMemoryMs: number;
}

/** What writes of a tenant have outdated together. */
interface Late {
  readonly scopes: readonly string[];
  /** When all of them are settled. */
  readonly settledAt: number;
}

/** Scopes of one tenant whose epochs are told apart. */
const MAX_SCOPES = 1_000;
const MICROSECONDS = 1_000;

/** Begins an epoch for each write: what was stored before it is found no more. In a cluster, the node that has the tenant may be away alone. */
export class Epochs {
  readonly #options: EpochsOptions;
  /** Tenants whose epochs could not begin yet. */
  readonly #late = new Map<string, Late>();
  #isBeginning = false;

  constructor(options: EpochsOptions) {
    this.#options = options;
  }

  get late(): readonly string[] {
    return [...this.#late.keys()];
  }

  isLate(tenant: string): boolean {
    return this.#late.has(tenant);
  }

  /** Whether it has begun. */
  begin({ tenant, scopes, unsettledForMs }: TenantWrite, span: Span | null): Promise<boolean> {
    return this.#send(tenant, { scopes, settledAt: performance.now() + unsettledForMs }, span);
  }

  /** It begins later: all replicas have heard that it has not. */
  postpone({ tenant, scopes, unsettledForMs }: TenantWrite): void {
    const late = this.#late.get(tenant);
    this.#late.set(tenant, {
      scopes: [...new Set([...scopes, ...(late?.scopes ?? [])])],
      settledAt: Math.max(performance.now() + unsettledForMs, late?.settledAt ?? 0),
    });
  }

  /** Begins those that could not begin before. */
  async beginLate(): Promise<void> {
    if (this.#isBeginning || this.#late.size === 0) return;
    this.#isBeginning = true;
    const begun = async ([tenant, late]: readonly [string, Late]) => {
      if ((await this.#send(tenant, late)) && this.#late.get(tenant) === late) this.#late.delete(tenant);
    };
    await Promise.all([...this.#late].map(begun));
    this.#isBeginning = false;
  }

  async #send(tenant: string, { scopes, settledAt }: Late, span: Span | null = null): Promise<boolean> {
    const { commands, operations, names, epochMemoryMs } = this.#options;
    const unsettled = Math.max(0, Math.ceil((settledAt - performance.now()) * MICROSECONDS));
    const fields = scopes.map((scope) => names.fieldOf(scope));
    const args = [unsettled, MAX_SCOPES, epochMemoryMs, ...fields];
    const begin = () => commands.probe(BEGIN, [names.epochsOf(tenant)], args);
    return operations
      .watch('epoch', span, begin, () => 'done')
      .then(
        () => true,
        () => false,
      );
  }
}
