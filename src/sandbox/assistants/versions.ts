import type { AssistantWire } from '../wire.ts';

/** The versions of all assistants of an account, the oldest of each first. */
export class Versions {
  readonly #byAssistant = new Map<string, Map<string, AssistantWire>>();

  constructor(versions: readonly AssistantWire[]) {
    for (const version of versions) this.put(version);
  }

  of(assistantId: string): readonly AssistantWire[] {
    return [...(this.#byAssistant.get(assistantId)?.values() ?? [])];
  }

  get(assistantId: string, versionId: string): AssistantWire | undefined {
    return this.#byAssistant.get(assistantId)?.get(versionId);
  }

  /** Puts a version in the place of the one with its id, or behind all others. */
  put(version: AssistantWire): void {
    const { id, version_id: versionId } = version;
    if (versionId === undefined) return;
    const known = this.#byAssistant.get(id) ?? new Map<string, AssistantWire>();
    this.#byAssistant.set(id, known.set(versionId, version));
  }

  remove(assistantId: string, versionId: string): void {
    this.#byAssistant.get(assistantId)?.delete(versionId);
  }

  /** Puts another one in the place of each version. */
  change(replace: (version: AssistantWire) => AssistantWire): void {
    for (const versions of this.#byAssistant.values()) for (const version of versions.values()) this.put(replace(version));
  }
}
