import { Awaited } from '../awaited.ts';
import type { Announcement, Audience, Beat, Bus, BusListener, Leases } from '../bus.ts';
import { machineMs } from './machine-ms.ts';
import type { FromHub, ToHub } from './messages.ts';

/** The other workers of the process, by its hub. */
export class HubBus implements Bus {
  readonly id: string;
  /** Workers have one configuration. */
  readonly leases: Leases;
  readonly #send: (message: ToHub) => void;
  readonly #beats: Awaited<Beat>;
  readonly #published: Awaited<Audience>;
  #listener: BusListener | undefined;
  #count = 0;

  constructor(id: string, send: (message: ToHub) => void, leaseMs: number) {
    this.id = id;
    this.leases = { shortestMs: leaseMs, longestMs: leaseMs };
    this.#send = send;
    this.#beats = new Awaited(leaseMs, 'a beat');
    this.#published = new Awaited(leaseMs, 'an announcement');
  }

  listen(listener: BusListener): void {
    this.#listener = listener;
  }

  receive(message: FromHub): void {
    switch (message.kind) {
      case 'beaten':
        this.#beats.resolve(message.number, message.beat);
        break;
      case 'published':
        this.#published.resolve(message.number, message.audience);
        break;
      case 'announced':
        this.#listener?.onAnnouncement(message.announcement);
        break;
      case 'acknowledged':
        this.#listener?.onAcknowledged(message.number, message.by);
        break;
      case 'blocked':
        this.#listener?.onBlocked(message.tenant, message.milliseconds);
    }
  }

  beat(): Promise<Beat> {
    this.#count += 1;
    const number = this.#count;
    const sentAt = machineMs();
    return this.#beats.after(number, () => this.#send({ kind: 'beat', number, sentAt }));
  }

  publish(announcement: Announcement): Promise<Audience> {
    return this.#published.after(announcement.number, () => this.#send({ kind: 'publish', announcement }));
  }

  isDistrusted(): boolean {
    return false;
  }

  acknowledge({ from, number }: Announcement): void {
    this.#send({ kind: 'acknowledge', to: from, number });
  }

  block(tenant: string, milliseconds: number): void {
    this.#send({ kind: 'block', tenant, milliseconds });
  }

  leave(): Promise<void> {
    this.#send({ kind: 'leave' });
    return Promise.resolve();
  }
}
