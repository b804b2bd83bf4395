import { open, seal } from '../sealing.ts';

/** Ids of replicas: who has the secret reads which process one is, and who looks into Redis does not. */
export class ReplicaIds {
  readonly #key: Buffer;
  readonly #name: string;

  /** `name` is of the replicas with this key. */
  constructor(key: Buffer, name: string) {
    this.#key = key;
    this.#name = name;
  }

  /** Another one each time, also for one process. It ends with its lease, which others have to know. */
  idOf(process: string, leaseMs: number): string {
    return `${seal(this.#key, this.#name, Buffer.from(process)).toString('base64url')}.${leaseMs}`;
  }

  /** Null where it is of a release that does not tell. */
  readonly leaseOf = (id: string): number | null => {
    const leaseMs = Number(/\.(\d+)$/.exec(id)?.[1]);
    return leaseMs > 0 ? leaseMs : null;
  };

  /** The id itself where it is of a release that has none of this form. */
  processOf(id: string): string {
    try {
      return open(this.#key, this.#name, Buffer.from(id.replace(/\.\d+$/, ''), 'base64url')).toString('utf8');
    } catch {
      return id;
    }
  }
}
