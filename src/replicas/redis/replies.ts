/**
 * What the client makes of replies that are not those to its commands: one too many, one lost, nothing where a text should be. Of itself it
 * throws, outside of all that could catch it, or gives each command the reply to another one for ever. Here the connection ends with it,
 * and is made again. This is of the exact version of the client that the package has; test/replicas/replies.test.ts holds it to it.
 */
import dataHandler from 'ioredis/built/DataHandler.js';
import type { DataHandledable as Connection } from 'ioredis/built/DataHandler.js';
import type { CommandItem } from 'ioredis/built/types.js';

/** What it does not declare. */
interface Replies {
  readonly redis: Connection;
  dispatch: (this: Replies, handle: () => void) => void;
  shiftCommand: (this: Replies, reply: unknown) => CommandItem;
}

/** Emitted by a connection at the reply to an `ECHO`, however late: it is in step. */
export const IN_STEP = 'in-step';

interface HandlerClass {
  readonly prototype: unknown;
  /** Itself, as Node has a module of CommonJS; other loaders give the class at once. */
  readonly default?: HandlerClass;
}

const handler = dataHandler as unknown as HandlerClass;
const replies = (handler.default ?? handler).prototype as Replies;

replies.dispatch = function (handle) {
  try {
    handle();
  } catch (error) {
    this.redis.recoverFromFatalError(error as Error, error as Error, { offlineQueue: false });
  }
};

replies.shiftCommand = function (reply) {
  const item = this.redis.commandQueue.shift();
  if (!item) throw outOfStep();
  const { command } = item;
  if (command.name === 'echo' && !(reply instanceof Error)) {
    if (String(reply) !== String(command.args[0])) {
      command.reject(outOfStep());
      throw outOfStep();
    }
    this.redis.emit(IN_STEP);
  }
  return item;
};

const outOfStep = (): Error => new Error('it gives replies that are to no command, or to another one');
