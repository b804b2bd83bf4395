import type { Cluster, Redis } from 'ioredis';
import type { RedisConnections } from './connect.ts';
import type { Messaging } from './messaging.ts';
import { NotAsked } from './reasons.ts';
import { NOW, type RedisScript } from './scripts.ts';

/** Failures in a row from which on Redis is not asked. */
const MOST_FAILURES = 5;

const REFUSED = (): Promise<never> => Promise.reject(new NotAsked());

/** Milliseconds after which it is asked again, where no probe has succeeded. */
const REST_MS = 1_000;
/** Places of which failures are counted apart. */
const MOST_PLACES = 10_000;

interface Failures {
  count: number;
  until: number;
}

/**
 * Commands to Redis. When several in a row have failed or taken too long, none is sent until a `probe` succeeds, or some time has passed:
 * so a Redis that does not answer costs a few requests the timeout, and not each. In a cluster they are counted for each tenant, which is
 * at one node: others may be at one that answers.
 */
export class Commands {
  readonly #client: Redis | Cluster;
  readonly #isCluster: boolean;
  readonly #failures = new Map<string, Failures>();

  constructor({ commands, isCluster }: Pick<RedisConnections, 'commands' | 'isCluster'>) {
    this.#client = commands;
    this.#isCluster = isCluster;
  }

  /** Rejects at once where Redis is not connected, or did not answer lately. */
  run(script: RedisScript, keys: readonly string[], args: readonly (string | number | Buffer)[]): Promise<unknown> {
    return this.#isAsked(keys[0]) ? this.probe(script, keys, args) : REFUSED();
  }

  /** The same, whatever has failed before. */
  probe(script: RedisScript, keys: readonly string[], args: readonly (string | number | Buffer)[]): Promise<unknown> {
    return this.#watch(keys[0], async () => {
      try {
        return await this.#client.callBuffer('EVALSHA', script.sha, keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
        return await this.#client.callBuffer('EVAL', script.text, keys.length, ...keys, ...args);
      }
    });
  }

  /** Milliseconds of the clock of who has the key, whatever has failed before. */
  async timeAt(key: string): Promise<number> {
    return Number(await this.probe(NOW, [key], []));
  }

  get(key: string): Promise<Buffer | null> {
    return this.#isAsked(key) ? this.#watch(key, () => this.#client.getBuffer(key)) : REFUSED();
  }

  set(key: string, value: Buffer, ttlMs: number): Promise<unknown> {
    return this.#isAsked(key) ? this.#watch(key, () => this.#client.set(key, value, 'PX', ttlMs)) : REFUSED();
  }

  /** Whatever has failed before: others wait for what is acknowledged by this. */
  publish(command: Messaging['command'], channel: string, message: string): Promise<unknown> {
    return this.#watch(channel, () => this.#client.call(command, channel, message));
  }

  async leave(key: string, member: string): Promise<void> {
    await this.#client.zrem(key, member);
  }

  #isAsked(key: string | undefined): boolean {
    const failures = this.#failures.get(this.#placeOf(key));
    return !failures || failures.count < MOST_FAILURES || performance.now() >= failures.until;
  }

  /** What a key has in common with others of its slot. */
  #placeOf(key = ''): string {
    return this.#isCluster ? (/\{(.*?)\}/.exec(key)?.[1] ?? key) : '';
  }

  async #watch<T>(key: string | undefined, send: () => Promise<T>): Promise<T> {
    const place = this.#placeOf(key);
    // The one that asks again is one: the others wait for what comes of it.
    const known = this.#failures.get(place);
    if (known) known.until = performance.now() + REST_MS;
    try {
      const reply = await send();
      this.#failures.delete(place);
      return reply;
    } catch (error) {
      const count = (this.#failures.get(place)?.count ?? 0) + 1;
      if (this.#failures.size >= MOST_PLACES) this.#failures.clear();
      this.#failures.set(place, { count, until: performance.now() + REST_MS });
      throw error;
    }
  }
}
