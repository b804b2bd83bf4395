import type { Redis } from 'ioredis';

/** How messages are sent, and heard by a connection for nothing else. */
export interface Messaging {
  readonly command: 'PUBLISH' | 'SPUBLISH';
  readonly event: 'message' | 'smessage';
  readonly subscribe: (subscriber: Redis, channels: readonly string[]) => Promise<unknown>;
}

export const PLAIN: Messaging = {
  command: 'PUBLISH',
  event: 'message',
  subscribe: (subscriber, channels) => subscriber.subscribe(...channels),
};

/** In a cluster, by the node that has the slot of a channel, and no other: so they come in the order in which that node ran what sent them. */
export const SHARDED: Messaging = {
  command: 'SPUBLISH',
  event: 'smessage',
  subscribe: (subscriber, channels) => subscriber.ssubscribe(...channels),
};
