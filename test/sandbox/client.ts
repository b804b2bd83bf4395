import { afterEach } from 'vitest';
import { DEMO_TOKEN, type Sandbox, startSandbox } from '../../src/sandbox/app.ts';
import type { Behaviour } from '../../src/sandbox/behaviour.ts';
import type { AssistantWire } from '../../src/sandbox/wire.ts';

const running: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
});

export interface Answer {
  status: number;
  headers: Headers;
  /** The body as JSON; tests say what they expect of it. */
  body: unknown;
}

export interface Ask {
  method?: string;
  /** `null` sends no credential. */
  token?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A sandbox that stops with the test, and a function that asks it. Strings and bytes are sent as they are, other bodies as JSON. */
export async function start(behaviour: Partial<Behaviour> = {}) {
  const sandbox = await startSandbox({ behaviour });
  running.push(sandbox);
  const ask = async (path: string, { method, token = DEMO_TOKEN, body, headers }: Ask = {}): Promise<Answer> => {
    const response = await fetch(sandbox.url + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: response.status === 204 ? null : await response.json() };
  };
  const list = async (token?: string) => assistantsOf(await ask('/ai/assistants', token === undefined ? {} : { token }));
  return { sandbox, ask, list };
}

/** The assistants of a list or an import. */
export const assistantsOf = ({ body }: Answer): AssistantWire[] => (body as { data: AssistantWire[] }).data;
