import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Account, type AccountTraits } from './account.ts';

/** Lets a call that has been begun arrive. */
export type Settle = () => Promise<unknown>;

/** Gateway and upstream are one process, so that it takes no time, only turns of the event loop. */
const SETTLE_TURNS = 30;
const settleInTurns: Settle = async () => {
  for (let turn = 0; turn < SETTLE_TURNS; turn += 1) await nextTurn();
};

/** The upstream of one of the two gateways that are compared. */
export class UpstreamSide {
  readonly url: string;
  readonly #settle: Settle;
  #accounts: ReadonlyMap<string, Account> = new Map();
  #calls: string[] = [];

  constructor(url: string, settle: Settle) {
    this.url = url;
    this.#settle = settle;
  }

  /** Accounts by the keys that they are called with. All that there was before is gone. */
  open(accounts: ReadonlyMap<string, AccountTraits>): void {
    this.#accounts = new Map([...accounts].map(([key, traits]) => [key, new Account(traits)]));
    this.#calls = [];
  }

  /** The calls since this was last asked, sorted; `late` waits for those that an answer did not wait for. */
  async takeCalls(late: boolean): Promise<readonly string[]> {
    for (let known = late ? -1 : this.#calls.length; known < this.#calls.length;) {
      known = this.#calls.length;
      await this.#settle();
    }
    const calls = this.#calls.toSorted();
    this.#calls = [];
    return calls;
  }

  answer(request: IncomingMessage, path: string, body: string, response: ServerResponse): void {
    const key = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const account = this.#accounts.get(key);
    const method = request.method ?? '';
    this.#calls.push(`${key} ${method} ${path}`);
    const { status, text, headers } = account?.answer(method, path, body) ?? REFUSED;
    // Errors repeat the id, so it has to be the same on both sides.
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': `${method}-${path.length}`, ...headers });
    response.end(text);
  }
}

const REFUSED = { status: 401, text: '{"errors":[{"detail":"unknown key"}]}', headers: {} };

export interface Upstreams {
  readonly tested: UpstreamSide;
  readonly judge: UpstreamSide;
  close(): Promise<void>;
}

/** One server for both sides, which its base URLs tell apart. */
export async function startUpstreams(settle: Settle = settleInTurns): Promise<Upstreams> {
  const sides = new Map<string, UpstreamSide>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, name = '', ...rest] = (request.url ?? '').split('/');
      sides.get(name)?.answer(request, `/${rest.join('/')}`, Buffer.concat(chunks).toString(), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const side = (name: string) => {
    const made = new UpstreamSide(`${base}/${name}`, settle);
    sides.set(name, made);
    return made;
  };
  return {
    tested: side('tested'),
    judge: side('judge'),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
