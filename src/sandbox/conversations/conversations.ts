import type { ConversationWire, FindingsWire, MessageWire } from './conversation.ts';

/** What came of calls and tests by now: conversations that nobody created by hand. */
export interface Produced {
  conversation: ConversationWire;
  messages: readonly MessageWire[];
  findings: readonly FindingsWire[];
}

/** The conversations of an account, with their messages and what was found in them. */
export class Conversations {
  readonly #all = new Map<string, ConversationWire>();
  readonly #messages = new Map<string, MessageWire[]>();
  readonly #findings = new Map<string, readonly FindingsWire[]>();
  readonly #deleted = new Set<string>();
  readonly #seedOf: (conversation: ConversationWire) => Pick<Produced, 'messages' | 'findings'>;

  constructor(
    seeded: readonly ConversationWire[],
    /** What a conversation of the seed holds. */
    seedOf: (conversation: ConversationWire) => Pick<Produced, 'messages' | 'findings'>,
  ) {
    for (const conversation of seeded) this.#all.set(conversation.id, conversation);
    this.#seedOf = seedOf;
  }

  /** Takes in what has come about since it was last asked. */
  take(produced: readonly Produced[]): this {
    for (const { conversation, messages, findings } of produced) {
      const { id } = conversation;
      if (this.#deleted.has(id)) continue;
      if (!this.#all.has(id)) {
        this.#all.set(id, conversation);
        this.#messages.set(id, [...messages]);
      }
      this.#findings.set(id, findings);
    }
    return this;
  }

  values(): ConversationWire[] {
    return [...this.#all.values()];
  }

  get(id: string): ConversationWire | undefined {
    return this.#all.get(id);
  }

  /** Puts in a new one without messages, or another state of one. */
  put(conversation: ConversationWire): ConversationWire {
    const { id } = conversation;
    if (!this.#all.has(id)) {
      this.#messages.set(id, []);
      this.#findings.set(id, []);
    }
    this.#all.set(id, conversation);
    return conversation;
  }

  remove(id: string): void {
    this.#deleted.add(id);
    this.#all.delete(id);
    this.#messages.delete(id);
    this.#findings.delete(id);
  }

  /** Oldest first. */
  messagesOf(conversation: ConversationWire): MessageWire[] {
    const known = this.#messages.get(conversation.id);
    if (known) return known;
    const seeded = [...this.#seedOf(conversation).messages];
    this.#messages.set(conversation.id, seeded);
    return seeded;
  }

  findingsOf(conversation: ConversationWire): readonly FindingsWire[] {
    return this.#findings.get(conversation.id) ?? this.#seedOf(conversation).findings;
  }

  /** Puts messages at the end, the last of which says when the conversation was last gone on with. */
  say(conversation: ConversationWire, at: string, ...messages: readonly MessageWire[]): void {
    this.messagesOf(conversation).push(...messages);
    this.put({ ...conversation, last_message_at: at });
  }
}
