import type { AssistantWire } from './wire.ts';
import { isoTime } from './clock.ts';

/** A deleted assistant as the Telnyx API shows it. */
export type DeletedWire = AssistantWire & { deleted_at: string; permanently_deleted_at: string };

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days after which what is deleted is gone. */
const KEPT_DAYS = 30;

/** The deleted assistants of an account, which can be restored for 30 days. */
export class DeletedAssistants {
  readonly #byId = new Map<string, { assistant: AssistantWire; at: number }>();

  /** Keeps an assistant that is deleted at this time. */
  put(assistant: AssistantWire, at: number): void {
    this.#byId.delete(assistant.id);
    this.#byId.set(assistant.id, { assistant, at });
  }

  /** Those that are still there, the last deleted one first. */
  list(now: number): DeletedWire[] {
    for (const [id, { at }] of this.#byId) if (now >= at + KEPT_DAYS * DAY_MS) this.#byId.delete(id);
    return [...this.#byId.values()]
      .toSorted((a, b) => b.at - a.at)
      .map(({ assistant, at }) =>
        Object.assign(structuredClone(assistant), {
          deleted_at: isoTime(at),
          permanently_deleted_at: isoTime(at + KEPT_DAYS * DAY_MS),
        }),
      );
  }

  get(id: string, now: number): DeletedWire | undefined {
    return this.list(now).find((deleted) => deleted.id === id);
  }

  /** Gives an assistant back as it was. */
  take(id: string, now: number): AssistantWire | undefined {
    const found = this.get(id, now) && this.#byId.get(id);
    this.#byId.delete(id);
    return found?.assistant;
  }

  /** Two that were deleted before the account is looked at. */
  static seeded(now: number): DeletedAssistants {
    const deleted = new DeletedAssistants();
    for (const { assistant, daysAgo } of structuredClone(SEED)) deleted.put(assistant, now - daysAgo * DAY_MS);
    return deleted;
  }
}

const SEED: readonly { assistant: AssistantWire; daysAgo: number }[] = [
  {
    daysAgo: 3,
    assistant: {
      id: 'assistant-summer-desk',
      name: 'Summer desk',
      description: 'Answered for the holiday season.',
      created_at: '2026-05-02T08:00:00Z',
      version_id: 'version-summer-desk-1',
      version_created_at: '2026-05-02T08:00:00Z',
      instructions: 'Tell callers about the summer offers.',
      model: 'openai/gpt-4o-mini',
      tags: ['season'],
      tools: [{ type: 'hangup', hangup: { description: 'End the call.' } }],
    },
  },
  {
    daysAgo: 20,
    assistant: {
      id: 'assistant-old-hotline',
      name: 'Old hotline',
      created_at: '2025-11-20T08:00:00Z',
      version_id: 'version-old-hotline-1',
      version_created_at: '2025-11-20T08:00:00Z',
      instructions: 'Say that the number has changed.',
      model: 'openai/gpt-4o-mini',
    },
  },
];
