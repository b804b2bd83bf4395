import { IN_STEP, type Redis } from './client.ts';

/** Echoes in a row without a reply after which a connection is given up. */
const MOST_MISSED = 3;

let count = 0;

/**
 * Asks each connection of a client for an echo every so many milliseconds, by which one is found out whose replies are not those to its
 * commands, and is made again; so is one by which something comes, and no reply.
 */
export function keepInStep(client: Redis, everyMs: number): void {
  let timer: NodeJS.Timeout | undefined;
  let missed = 0;
  client.on(IN_STEP, () => (missed = 0));
  client.on('ready', () => {
    missed = 0;
    timer = setInterval(() => {
      if (missed === MOST_MISSED) {
        client.stream.destroy(new Error('Command timed out'));
        return;
      }
      missed += 1;
      client.echo(String((count += 1))).catch(() => undefined);
    }, everyMs);
    timer.unref();
  });
  client.on('close', () => clearInterval(timer));
}
