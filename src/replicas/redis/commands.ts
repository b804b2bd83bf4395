import type { Cluster, Redis } from 'ioredis';
import type { Messaging } from './messaging.ts';
import { NOW, type RedisScript } from './scripts.ts';

/** Failures in a row from which on Redis is not asked. */
const MOST_FAILURES = 5;

const REFUSED = (): Promise<never> => Promise.reject(new Error('Redis did not answer lately'));

/**
 * Commands to Redis. When several in a row have failed or taken too long, none is sent until a `probe` succeeds: so a Redis that does
 * not answer costs a few requests the timeout, and not each.
 */
export class Commands {
  readonly #client: Redis | Cluster;
  #failures = 0;

  constructor(client: Redis | Cluster) {
    this.#client = client;
  }

  /** Rejects at once where Redis is not connected, or did not answer lately. */
  run(script: RedisScript, keys: readonly string[], args: readonly (string | number | Buffer)[]): Promise<unknown> {
    return this.#isAsked() ? this.probe(script, keys, args) : REFUSED();
  }

  /** The same, whatever has failed before. */
  probe(script: RedisScript, keys: readonly string[], args: readonly (string | number | Buffer)[]): Promise<unknown> {
    return this.#watch(async () => {
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
    return this.#isAsked() ? this.#watch(() => this.#client.getBuffer(key)) : REFUSED();
  }

  set(key: string, value: Buffer, ttlMs: number): Promise<unknown> {
    return this.#isAsked() ? this.#watch(() => this.#client.set(key, value, 'PX', ttlMs)) : REFUSED();
  }

  publish(command: Messaging['command'], channel: string, message: string): Promise<unknown> {
    return this.#watch(() => this.#client.call(command, channel, message));
  }

  async leave(key: string, member: string): Promise<void> {
    await this.#client.zrem(key, member);
  }

  #isAsked(): boolean {
    return this.#failures < MOST_FAILURES;
  }

  async #watch<T>(send: () => Promise<T>): Promise<T> {
    try {
      const reply = await send();
      this.#failures = 0;
      return reply;
    } catch (error) {
      this.#failures += 1;
      throw error;
    }
  }
}
