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

  /** Another one each time, also for one process. Its lease is in it, which others have to know. */
  idOf(process: string, leaseMs: number): string {
    return seal(this.#key, this.#name, Buffer.from(`${leaseMs} ${process}`)).toString('base64url');
  }

  /** Null where it is of nobody who has the secret. */
  readonly leaseOf = (id: string): number | null => {
    const leaseMs = Number(this.#open(id)?.[0]);
    return leaseMs > 0 ? leaseMs : null;
  };

  /** The id itself where it is of nobody who has the secret. */
  processOf(id: string): string {
    return this.#open(id)?.[1] ?? id;
  }

  #open(id: string): readonly string[] | null {
    try {
      const [, leaseMs = '', process = ''] =
        /^(\d+) (.*)$/s.exec(open(this.#key, this.#name, Buffer.from(id, 'base64url')).toString('utf8')) ?? [];
      return [leaseMs, process];
    } catch {
      return null;
    }
  }
}
