import { createHash } from 'node:crypto';
import { open, pack, seal, unpack } from '../sealing.ts';
import type { SharedTexts } from '../shared-texts.ts';
import type { Commands } from './commands.ts';
import type { Names } from './names.ts';

const DAY_MS = 86_400_000;

/** Texts by their hash, sealed for the replicas. One that cannot be had is not found, and its client sends it again. */
export class RedisTexts implements SharedTexts {
  readonly #commands: Commands;
  readonly #names: Names;
  readonly #key: Buffer;

  constructor(commands: Commands, names: Names, key: Buffer) {
    this.#commands = commands;
    this.#names = names;
    this.#key = key;
  }

  async find(hash: string): Promise<string | undefined> {
    const name = this.#names.ofText(hash);
    try {
      const sealed = await this.#commands.get(name);
      if (sealed === null) return undefined;
      const text = (await unpack(open(this.#key, name, sealed))).toString('utf8');
      return createHash('sha256').update(text).digest('hex') === hash ? text : undefined;
    } catch {
      return undefined;
    }
  }

  remember(hash: string, text: string): void {
    void this.#store(this.#names.ofText(hash), text).catch(() => undefined);
  }

  async #store(name: string, text: string): Promise<void> {
    await this.#commands.set(name, seal(this.#key, name, await pack(Buffer.from(text))), DAY_MS);
  }
}
