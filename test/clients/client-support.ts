/** What a client may meet instead of a gateway, and how its errors are looked at. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { AssistantsGatewayError } from '../../src/client/public.ts';

/** Something on a port that is no gateway. */
export async function serveAnything(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** Where nothing listens any more. */
export async function deadUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/graphql`;
}

/** The error that a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<AssistantsGatewayError> {
  const error = await promise.then(
    (value) => new Error(`Nothing went wrong: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AssistantsGatewayError);
  return error as AssistantsGatewayError;
}

export interface Sent {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A `fetch` that notes what it sends: a body, or the parameters of a URL. */
export function notedFetch() {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { searchParams } = new URL(input instanceof Request ? input.url : input, 'http://localhost');
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Sent['body']) : Object.fromEntries(searchParams);
    sent.push({ method: init?.method ?? 'GET', body });
    return globalThis.fetch(input, init);
  };
  return { fetch, sent };
}
