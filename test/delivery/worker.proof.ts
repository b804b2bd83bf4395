/** `npm run worker:check`: `assistants-gateway/fetch` in workerd, and what a platform with one context for each request makes difficult. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECRET, sign } from '../auth/tokens.ts';
import { startUpstream } from '../support/upstream.ts';
import { comparisonOf, EXAMPLES, requestOf } from './compared-answers.ts';
import { startWorker, type Worker } from './workerd.ts';

const NAME = '{ assistant(id: "asst_1") { name } }';

/** The code of the error that `NAME` is answered with. */
async function codeOf(url: string, token = 'key'): Promise<string | undefined> {
  const response = await fetch(url, requestOf(NAME, token));
  const { errors } = (await response.json()) as { readonly errors?: readonly { readonly extensions: { readonly code: string } }[] };
  return errors?.[0]?.extensions.code;
}

const workers: Worker[] = [];

async function start(options: object): Promise<Worker> {
  const worker = await startWorker({ logger: false, ...options });
  workers.push(worker);
  return worker;
}

afterAll(() => {
  for (const worker of workers) worker.close();
});

describe('each example', () => {
  let compare: Awaited<ReturnType<typeof comparisonOf>>;

  beforeAll(async () => {
    compare = await comparisonOf(async (upstreamUrl) => {
      const { url } = await start({ upstreamUrl });
      return (request) => fetch(url, request);
    });
  }, 120_000);

  afterAll(() => compare.close());

  test.each(EXAMPLES)('%s is answered as by Node, for as many calls', async (name) => {
    const [inWorker, onNode] = await compare.answersTo(name);
    expect(inWorker).toEqual(onNode);
    expect(onNode.text).toContain('"data":{');
  });
});

test('equal requests at once are answered each by its own read, also when one of the clients leaves', async () => {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  const upstream = await startUpstream(async () => {
    await held;
    return { body: { id: 'asst_1', name: 'Ann' } };
  });
  const { url } = await start({ upstreamUrl: upstream.url });
  const leaving = new AbortController();
  const left = fetch(url, requestOf(NAME, 'key', leaving.signal)).catch((error: Error) => error.name);
  const stayed = Array.from({ length: 5 }, async () => (await fetch(url, requestOf(NAME, 'key'))).json());
  await expect.poll(() => upstream.calls).toHaveLength(6);
  leaving.abort();
  expect(await left).toBe('AbortError');
  answer();
  expect(await Promise.all(stayed)).toEqual(Array.from({ length: 5 }, () => ({ data: { assistant: { name: 'Ann' } } })));
});

test('failures of the upstream have the codes that they have on Node', async () => {
  const gone = await start({ upstreamUrl: 'http://127.0.0.1:9/v2' });
  expect(await codeOf(gone.url)).toBe('UPSTREAM_UNAVAILABLE');
  const refusing = await startUpstream(() => ({ status: 401, body: { errors: [{ code: '10009', title: 'Authentication failed' }] } }));
  expect(await codeOf((await start({ upstreamUrl: refusing.url })).url)).toBe('UNAUTHENTICATED');
  const slow = await startUpstream(() => ({ raw: () => undefined }));
  expect(await codeOf((await start({ upstreamUrl: slow.url, upstreamTimeoutMs: 100 })).url)).toBe('UPSTREAM_TIMEOUT');
});

test('tokens are verified, and the account that they are for is asked with its key', async () => {
  const upstream = await startUpstream(() => ({ body: { id: 'asst_1', name: 'Ann' } }));
  const jwt = { authMode: 'jwt', jwtSecret: SECRET, telnyxApiKey: 'KEY-of-the-account' };
  const { url } = await start({ upstreamUrl: upstream.url, ...jwt });
  expect(await (await fetch(url, requestOf(NAME, await sign('assistants:read')))).json()).toEqual({ data: { assistant: { name: 'Ann' } } });
  expect(upstream.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer KEY-of-the-account']);
  expect(await codeOf(url, 'no.token.atall')).toBe('UNAUTHENTICATED');
});
