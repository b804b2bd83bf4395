/** `assistants-gateway/fetch` on Node, whose fetch does what that of workers does; `npm run worker:check` runs it in one. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createGateway } from '../../src/library/fetch.ts';
import { SECRET } from '../auth/tokens.ts';
import { startUpstream } from '../support/upstream.ts';
import { comparisonOf, EXAMPLES, requestOf } from './compared-answers.ts';

const URL = 'http://localhost/graphql';
const NAME = '{ assistant(id: "asst_1") { name } }';

/** A list, a write, a subscription, pages, and writes one after another; the others are asked by `npm run worker:check`. */
const ASKED = EXAMPLES.filter((name) => /^(?:02|12|15|18|24)-/.test(name));

test('examples are answered as by the other entry, for as many calls', async () => {
  expect(ASKED).toHaveLength(5);
  const { answersTo, close } = await comparisonOf((upstreamUrl) => {
    const gateway = createGateway({ upstreamUrl, logger: false });
    return Promise.resolve((request) => gateway.fetch(URL, request));
  });
  for (const name of ASKED) {
    const [one, other] = await answersTo(name);
    expect([name, one]).toEqual([name, other]);
    expect(one.text).toContain('"data":{');
  }
  await close();
});

test('nothing that a request read is kept for the next', async () => {
  const upstream = await startUpstream(() => ({ body: { id: 'asst_1', name: 'Ann' } }));
  const gateway = createGateway({ upstreamUrl: upstream.url, logger: false });
  for (let request = 1; request <= 2; request += 1) {
    expect(await (await gateway.fetch(URL, requestOf(NAME, 'key'))).json()).toEqual({ data: { assistant: { name: 'Ann' } } });
    expect(upstream.calls).toHaveLength(request);
  }
});

test('answers that are compressed or lead elsewhere, and those that never come, are what they are by sockets', async () => {
  const body = gzipSync(JSON.stringify({ id: 'asst_1', name: 'Ann' }));
  const compressed = await startUpstream(() => ({ headers: { 'content-encoding': 'gzip' }, body }));
  const moved = await startUpstream(() => ({ status: 302, headers: { location: compressed.url }, body: '' }));
  const silent = await startUpstream(() => ({ raw: () => undefined }));
  const halved = await startUpstream(() => ({
    raw: (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":', () => response.destroy()),
  }));
  const answerOf = async (upstreamUrl: string) => {
    const gateway = createGateway({ upstreamUrl, upstreamTimeoutMs: 100, logger: false });
    const { data, errors } = (await (await gateway.fetch(URL, requestOf(NAME, 'key'))).json()) as {
      readonly data?: { readonly assistant: unknown };
      readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return errors?.[0]?.extensions.code ?? data?.assistant;
  };
  expect(await answerOf(compressed.url)).toEqual({ name: 'Ann' });
  expect(await answerOf(moved.url)).toBe('UPSTREAM_BAD_RESPONSE');
  expect(compressed.calls).toHaveLength(1);
  expect(await answerOf(silent.url)).toBe('UPSTREAM_TIMEOUT');
  expect(await answerOf(halved.url)).toBe('UPSTREAM_UNAVAILABLE');
  expect(await answerOf('http://127.0.0.1:9/v2')).toBe('UPSTREAM_UNAVAILABLE');
});

test('options that need sockets, files or a process are faults, all at once', () => {
  const options = {
    upstreamUrl: 'sandbox',
    redisUrl: 'redis://127.0.0.1',
    persistedOperations: 'list.json',
    sharedCacheSecret: SECRET,
  };
  expect(() => createGateway(options)).toThrow(
    expect.objectContaining({
      faults: [
        'redisUrl is not supported by assistants-gateway/fetch.',
        "upstreamUrl takes no 'sandbox' in assistants-gateway/fetch: it would have to listen.",
        'persistedOperations takes an object of operations in assistants-gateway/fetch, as there are no files.',
      ],
    }) as Error,
  );
});
