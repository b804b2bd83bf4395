import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What a proxy does to connections: hand on; swallow what goes up, or what comes down; refuse; hand up late, in order; answer every command with a text of its own. */
export type Fault = 'none' | 'frozen' | 'deaf' | 'refusing' | { readonly lateMs: number } | { readonly answer: string };

/** A TCP proxy that fails as the test sets it. */
export interface FaultyProxy {
  readonly port: number;
  set(fault: Fault): void;
  /** Breaks all connections that there are. */
  cut(): void;
  /** Changes what comes down next by each of the connections that there are, once. */
  spoil(change: (chunk: Buffer) => Buffer): void;
  /** How many connections were made. */
  connections(): number;
  /** Drops all that goes by the connections on which messages have been asked for until now, as a firewall does that has forgotten them. */
  forgetSubscribers(): void;
  close(): Promise<void>;
}

export async function startFaultyProxy(target: number): Promise<FaultyProxy> {
  let fault: Fault = 'none';
  const pairs = new Set<readonly [Socket, Socket]>();
  const subscribers = new Set<Socket>();
  const forgotten = new Set<Socket>();
  const spoilt = new Map<Socket, (chunk: Buffer) => Buffer>();
  let count = 0;
  /** What is held back while it is frozen. */
  let held: (() => void)[] = [];
  const hand = (to: Socket, chunk: Buffer) => {
    if (forgotten.has(to)) return;
    if (fault === 'frozen') held.push(() => to.write(chunk));
    else to.write(chunk);
  };
  const server = createServer((down) => {
    if (fault === 'refusing') {
      down.destroy();
      return;
    }
    count += 1;
    const up = connect(target, '127.0.0.1');
    const pair = [down, up] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      down.destroy();
      up.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    down.on('data', (chunk: Buffer) => {
      if (/subscribe/i.test(chunk.toString('latin1'))) subscribers.add(down).add(up);
      if (typeof fault === 'object' && 'answer' in fault) down.write(fault.answer);
      else if (typeof fault === 'object') setTimeout(() => up.write(chunk), fault.lateMs);
      else hand(up, chunk);
    });
    // What is deaf hears no messages, and still has answers to what it asks.
    up.on('data', (chunk: Buffer) => {
      if (!(fault === 'deaf' && subscribers.has(down))) hand(down, spoilt.get(down)?.(chunk) ?? chunk);
      spoilt.delete(down);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const [down, up] of pairs) {
      down.destroy();
      up.destroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      fault = next;
      if (next === 'refusing') cut();
      if (next !== 'none') return;
      const late = held;
      held = [];
      for (const write of late) write();
    },
    cut,
    spoil: (change) => {
      for (const [down] of pairs) spoilt.set(down, change);
    },
    connections: () => count,
    forgetSubscribers: () => {
      for (const socket of subscribers) forgotten.add(socket);
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
