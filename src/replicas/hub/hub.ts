import type { Beat } from '../bus.ts';
import { machineMs } from './machine-ms.ts';
import type { FromHub, ToHub } from './messages.ts';

interface Member {
  readonly send: (message: FromHub) => void;
  /** As people find it. */
  readonly name: string;
  /** When it sent its last beat, which may have come late; null before there was one, or when it has left. */
  beatAt: number | null;
}

/** Where the workers of a process meet: it knows each of them, and hands their messages on in order. */
export class Hub {
  readonly #members = new Map<string, Member>();
  readonly #now: () => number;

  constructor(now: () => number = machineMs) {
    this.#now = now;
  }

  add(id: string, send: Member['send'], name: string): void {
    this.#members.set(id, { send, name, beatAt: null });
  }

  /** It has ended, and answers nobody any more. */
  remove(id: string): void {
    this.#members.delete(id);
  }

  receive(id: string, message: ToHub): void {
    const member = this.#members.get(id);
    if (!member) return;
    switch (message.kind) {
      case 'beat':
        member.beatAt = message.sentAt;
        member.send({ kind: 'beaten', number: message.number, beat: this.#beatOf(member) });
        break;
      case 'publish': {
        const { announcement } = message;
        this.#sendToOthers(id, { kind: 'announced', announcement });
        member.send({ kind: 'published', number: announcement.number, audience: { replicas: this.#alive(), isComplete: true } });
        break;
      }
      case 'acknowledge':
        this.#members.get(message.to)?.send({ kind: 'acknowledged', number: message.number, by: id });
        break;
      case 'block':
        this.#sendToOthers(id, { ...message, kind: 'blocked' });
        break;
      case 'leave':
        member.beatAt = null;
    }
  }

  #sendToOthers(id: string, message: FromHub): void {
    for (const [other, { send }] of this.#members) if (other !== id) send(message);
  }

  #alive(): readonly string[] {
    return [...this.#members].flatMap(([id, { beatAt }]) => (beatAt === null ? [] : [id]));
  }

  /** What a beat of this member tells it. */
  #beatOf(own: Member): Beat {
    let [oldest, oldestAt] = [own.name, this.#now()];
    for (const { name, beatAt } of this.#members.values()) if (beatAt !== null && beatAt < oldestAt) [oldest, oldestAt] = [name, beatAt];
    return { oldestMs: this.#now() - oldestAt, oldest, replicas: this.#alive().length, missing: null };
  }
}
