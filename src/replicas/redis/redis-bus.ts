import type { Redis } from 'ioredis';
import type { Span } from '../../span.ts';
import { Awaited } from '../awaited.ts';
import {
  ListLost,
  missingOf,
  type Announcement,
  type Audience,
  type Beat,
  type Bus,
  type BusListener,
  type Leases,
  type Missing,
} from '../bus.ts';
import type { TenantWrite } from '../coordination.ts';
import { open, seal } from '../sealing.ts';
import type { Messaging } from './messaging.ts';
import { Members, type MemberList } from './members.ts';
import { ReplicaIds } from './replica-ids.ts';
import { Epochs, type EpochsOptions } from './epochs.ts';
import { ANNOUNCE, BEAT, REMEMBER } from './scripts.ts';

export interface RedisBusOptions extends EpochsOptions {
  /** Which process this is, for people. */
  readonly process: string;
  /** The connection that messages come by. */
  readonly subscriber: Redis;
  readonly messaging: Messaging;
  /** What messages to all are encrypted with. */
  readonly key: Buffer;
  readonly leaseMs: number;
}

/** A list of replicas as Redis has it: with ids that none of them made, and why it is known since then. */
type Known = MemberList & { readonly foreign: readonly string[]; readonly missing: Missing };

type ToAll =
  | { readonly kind: 'announced'; readonly announcement: Announcement; readonly isBegun: boolean }
  | { readonly kind: 'blocked'; readonly by: string; readonly tenant: string; readonly milliseconds: number }
  | { readonly kind: 'left'; readonly by: string };

/** The other replicas, by a Redis that all of them share. */
export class RedisBus implements Bus {
  readonly id: string;
  readonly #options: RedisBusOptions;
  readonly #ids: ReplicaIds;
  readonly #members: Members;
  readonly #beats: Awaited<Beat>;
  #listener: BusListener | undefined;
  #count = 0;
  /** Counts the connections that messages came by. */
  #connections = 0;
  /** The number of the one that they come by now. */
  #connection: number | undefined;
  /** Why they come by none. */
  #subscribeError: unknown = null;
  /** As the last beat told it. */
  #distrusted: ReadonlySet<string> = new Set();
  readonly #epochs: Epochs;
  /** A time of Redis that had passed at a time of this process; not known at first, and after a beat has failed. */
  #clock: { readonly redisMs: number; readonly at: number } | undefined;

  constructor(options: RedisBusOptions) {
    this.#options = options;
    this.#ids = new ReplicaIds(options.key, options.names.replicas);
    this.id = this.#ids.idOf(options.process, options.leaseMs);
    this.#members = new Members(this.id, options.leaseMs, this.#ids.leaseOf);
    this.#epochs = new Epochs(options);
    this.#beats = new Awaited(options.leaseMs, 'a beat');
    const { subscriber, messaging, names } = options;
    const own = names.channelOf(this.id);
    subscriber.on(messaging.event, (channel: string, message: string) => {
      if (channel === own) this.#hear(message);
      else if (channel === names.channel) this.#hearAll(message);
    });
    subscriber.on('close', () => {
      this.#connection = undefined;
      this.#listener?.onInterrupted();
    });
    const subscribe = () => {
      this.#subscribeError = null;
      void messaging.subscribe(subscriber, [names.channel, own]).then(
        () => (this.#connection = this.#connections += 1),
        (error: unknown) => (this.#subscribeError = error),
      );
    };
    // At each connection: what was lost in between is known by the interruption.
    subscriber.on('ready', subscribe);
    if (subscriber.status === 'ready') subscribe();
  }

  get leases(): Leases {
    return this.#members.leases;
  }

  /** Ages of what was stored in another one are not known: see `MemberList`. */
  get era(): string {
    return this.#members.era;
  }

  listen(listener: BusListener): void {
    this.#listener = listener;
  }

  beat(): Promise<Beat> {
    const { commands, messaging, names } = this.#options;
    this.#count += 1;
    const number = this.#count;
    const sent = performance.now();
    const connection = this.#connection;
    let isTaken = false;
    // Before the beat: who trusts what was read because of it finds no mark lacking.
    void this.#beginAgain();
    const send = async () => {
      this.#clock ??= { redisMs: await commands.timeAt(names.replicas), at: performance.now() };
      const sentAt = Math.floor(this.#clock.redisMs + (sent - this.#clock.at));
      const of = [this.id, this.leases.longestMs, names.channelOf(this.id), number, sentAt, messaging.command];
      const args = [...of, this.#members.edition, ...this.#epochs.late];
      const { listeners, list } = this.#beatenOf(await commands.probe(BEAT, [names.replicas, names.replicasState], args));
      if (list) await this.#know(list);
      isTaken = true;
      if (listeners === 0) throw this.#notHeard(connection);
    };
    return this.#beats.after(number, send).catch((error: unknown) => {
      this.#clock = undefined;
      // Redis takes commands, and its messages do not arrive: nothing else shows that a connection on which nothing is asked is dead.
      if (isTaken) this.#giveUp(connection);
      throw error;
    });
  }

  async publish(announcement: Announcement, span: Span | null): Promise<Audience> {
    const { commands, operations, messaging, names } = this.#options;
    // Two steps, as they may be of two nodes. Who hears of the write looks for what is stored after it.
    const isBegun = await this.#epochs.begin(announcement, span);
    const message = this.#sealed({ kind: 'announced', announcement, isBegun });
    const distrusted = isBegun ? '' : `${announcement.tenant} ${this.id}`;
    const args = [this.leases.longestMs, messaging.command, names.channel, message, distrusted, this.#members.since];
    const send = async () => audienceOf(await commands.probe(ANNOUNCE, [names.replicas, names.replicasState], args));
    const { isComplete, replicas } = await operations.watch('announce', span, send, () => 'done');
    if (!isBegun) this.#epochs.postpone(announcement);
    const known = replicas.filter((id) => this.#ids.leaseOf(id) !== null);
    this.#members.note(known);
    return { isComplete: isComplete && isBegun, replicas: known };
  }

  isDistrusted(tenant: string): boolean {
    return this.#distrusted.has(tenant) || this.#epochs.isLate(tenant);
  }

  acknowledge({ from, number }: Announcement): void {
    const { commands, messaging, names } = this.#options;
    void commands.publish(messaging.command, names.channelOf(from), `taken ${number} ${this.id}`).catch(() => undefined);
  }

  block(tenant: string, milliseconds: number): void {
    const { commands, messaging, names } = this.#options;
    const message = this.#sealed({ kind: 'blocked', by: this.id, tenant, milliseconds });
    void commands.publish(messaging.command, names.channel, message).catch(() => undefined);
  }

  async leave(): Promise<void> {
    const { commands, messaging, names } = this.#options;
    const left = this.#sealed({ kind: 'left', by: this.id });
    await this.#beginAgain();
    // What was stored before its writes would be found again: once it is given up, it is not.
    if (this.#epochs.late.length > 0) return;
    try {
      await commands.leave(names.replicas, this.id);
      // Where the list is lost at this moment, nothing else shows it.
      await commands.publish(messaging.command, names.channel, left);
    } catch {
      // It is waited for, as one that was killed.
    }
  }

  /** What Redis had lost of it is announced again. */
  async #beginAgain(): Promise<void> {
    for (const write of await this.#epochs.beginAgain()) this.#announceAgain(write);
  }

  /** Who had not heard of it may have kept what was read since Redis lost it. Nobody waits for the acknowledgements. */
  #announceAgain(write: TenantWrite): void {
    const { commands, messaging, names } = this.#options;
    const message = this.#sealed({ kind: 'announced', announcement: { ...write, from: this.id, number: 0 }, isBegun: true });
    void commands.publish(messaging.command, names.channel, message).catch(() => undefined);
  }

  /** Takes the list of replicas, with those that it has lost: nothing that was found out without them counts. */
  async #know({ missing, foreign, ...list }: Known): Promise<void> {
    const { commands, names } = this.#options;
    // What others have put there without the secret is nobody.
    for (const id of foreign) void commands.leave(names.replicas, id).catch(() => undefined);
    const lost = this.#members.lostBy(list);
    if (lost.length === 0) {
      this.#members.take(list);
      return;
    }
    await commands.probe(REMEMBER, [names.replicas, names.replicasState], [list.since, ...lost]);
    // The next beat is told of the list as it is then.
    this.#members.take({ ...list, edition: '', ids: [...list.ids, ...lost] });
    throw new ListLost(missing);
  }

  #beatenOf(reply: unknown): { readonly listeners: number; readonly list: Known | null } {
    if (!isList(reply)) throw new Error(NOT_ASKED_FOR);
    const [listeners, since, edition, missing, era, listed] = reply;
    if (!isList(listed)) return { listeners: Number(listeners), list: null };
    const all = listed.map(String);
    const ids = all.filter((id) => this.#ids.leaseOf(id) !== null);
    const foreign = all.filter((id) => !ids.includes(id));
    return {
      listeners: Number(listeners),
      list: { since: String(since), edition: String(edition), era: String(era), ids, foreign, missing: missingOf(String(missing)) },
    };
  }

  /** Why nobody listens where a beat was sent that began while messages came by this connection. */
  #notHeard(connection: number | undefined): Error {
    if (connection !== undefined)
      return new Error('commands and messages are not of the same server: REDIS_URL has to lead to the primary');
    if (this.#subscribeError === null) return new Error('the connection that messages come by is not made yet');
    const reason = this.#subscribeError instanceof Error ? this.#subscribeError.message : '';
    return new Error(`Redis refuses to send messages: ${reason}`, { cause: this.#subscribeError });
  }

  /** Makes another connection for messages, unless that was done already. */
  #giveUp(connection: number | undefined): void {
    if (connection !== undefined && connection === this.#connection) this.#options.subscriber.disconnect(true);
  }

  /** What only this replica is told. */
  #hear(message: string): void {
    const [kind, number, ...rest] = message.split(' ');
    if (kind === 'beat') {
      const [oldestMs, word = '', redisMs, replicas, oldest = '', ...distrusted] = rest;
      const missing = word === '-' ? null : missingOf(word);
      this.#clock = { redisMs: Number(redisMs), at: performance.now() };
      // At once, before any other message. Where Redis has lost something, that may be among it.
      this.#distrusted = new Set(missing === null ? distrusted : [...this.#distrusted, ...distrusted]);
      this.#beats.resolve(Number(number), {
        oldestMs: Number(oldestMs),
        oldest: this.#ids.processOf(oldest),
        replicas: Number(replicas),
        missing,
      });
    }
    if (kind === 'taken' && rest[0] !== undefined) this.#listener?.onAcknowledged(Number(number), rest[0]);
  }

  #hearAll(message: string): void {
    let told: ToAll;
    try {
      const { key, names } = this.#options;
      told = JSON.parse(open(key, names.channel, Buffer.from(message, 'base64')).toString('utf8')) as ToAll;
    } catch {
      // It is of nobody who has the secret.
      return;
    }
    if (told.kind === 'announced') {
      if (!told.isBegun) this.#distrusted = new Set([...this.#distrusted, told.announcement.tenant]);
      this.#listener?.onAnnouncement(told.announcement);
    } else if (told.kind === 'left') this.#members.forget(told.by);
    else if (told.by !== this.id) this.#listener?.onBlocked(told.tenant, told.milliseconds);
  }

  #sealed(message: ToAll): string {
    const { key, names } = this.#options;
    return seal(key, names.channel, Buffer.from(JSON.stringify(message))).toString('base64');
  }
}

const isList = (reply: unknown): reply is readonly unknown[] => Array.isArray(reply);

const NOT_ASKED_FOR = 'Redis answered something else than was asked for';

function audienceOf(reply: unknown): Audience {
  if (!Array.isArray(reply) || !Array.isArray(reply[1])) throw new Error(NOT_ASKED_FOR);
  return { isComplete: reply[0] === 1, replicas: reply[1].map(String) };
}
