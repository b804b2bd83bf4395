import { createHash } from 'node:crypto';
import type { Span } from '../../span.ts';
import { open, pack, seal, unpack } from '../sealing.ts';
import type { SharedOperations, SharedOutcomes } from '../shared-operations.ts';
import type { SharedTexts } from '../shared-texts.ts';
import type { Commands } from './commands.ts';
import type { Names } from './names.ts';

const DAY_MS = 86_400_000;

/** Texts by their hash, sealed for the replicas. One that cannot be had is not found, and its client sends it again. */
export class RedisTexts implements SharedTexts {
  readonly #commands: Commands;
  readonly #operations: SharedOperations;
  readonly #names: Names;
  readonly #key: Buffer;

  constructor(commands: Commands, operations: SharedOperations, names: Names, key: Buffer) {
    this.#commands = commands;
    this.#operations = operations;
    this.#names = names;
    this.#key = key;
  }

  async find(hash: string, span: Span | null): Promise<string | undefined> {
    const find = () => this.#find(hash, this.#names.ofText(hash));
    const found = await this.#operations.watch('find_text', span, find, ({ outcome }) => outcome).catch(() => null);
    return found?.text;
  }

  remember(hash: string, text: string, span: Span | null): void {
    const store = () => this.#store(this.#names.ofText(hash), text);
    void this.#operations.watch('store_text', span, store, () => 'stored').catch(() => undefined);
  }

  async #find(hash: string, name: string): Promise<{ readonly outcome: SharedOutcomes['find_text']; readonly text?: string }> {
    const sealed = await this.#commands.get(name);
    if (sealed === null) return { outcome: 'miss' };
    const text = await this.#unsealed(name, sealed).catch(() => null);
    const isRight = text !== null && createHash('sha256').update(text).digest('hex') === hash;
    return isRight ? { outcome: 'hit', text } : { outcome: 'rejected' };
  }

  async #unsealed(name: string, sealed: Buffer): Promise<string> {
    return (await unpack(open(this.#key, name, sealed))).toString('utf8');
  }

  async #store(name: string, text: string): Promise<void> {
    await this.#commands.set(name, seal(this.#key, name, await pack(Buffer.from(text))), DAY_MS);
  }
}
