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

  /** Another one each time, also for one process. */
  idOf(process: string): string {
    return seal(this.#key, this.#name, Buffer.from(process)).toString('base64url');
  }

  /** The id itself where it is of a release that has none of this form. */
  processOf(id: string): string {
    try {
      return open(this.#key, this.#name, Buffer.from(id, 'base64url')).toString('utf8');
    } catch {
      return id;
    }
  }
}
