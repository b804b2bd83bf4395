import { describe, expect, test } from 'vitest';
import { collectGarbage } from '../support/garbage.ts';
import { startGateway, type Gateway } from '../support/gateway.ts';
import { startUpstream } from '../support/upstream.ts';

/** Bytes that may be held after a flood beyond those before it: caches that are full, and code that was compiled. */
const MOST_GROWTH = 30_000_000;
/** Wide enough to keep the processor busy, narrow enough to hold few requests at a time. */
const AT_ONCE = 50;

async function heapUsed(): Promise<number> {
  await collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** Bytes of heap that `count` requests leave behind, after a few that fill what is filled once. */
async function growthBy(count: number, send: (index: number) => Promise<void>): Promise<number> {
  await sendAll(20, (index) => send(count + index));
  const before = await heapUsed();
  await sendAll(count, send);
  return (await heapUsed()) - before;
}

async function sendAll(count: number, send: (index: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => send(from + index)));
  }
}

const start = async (cacheMaxBytes?: number) => {
  const instructions = 'Be kind. '.repeat(10_000);
  const upstream = await startUpstream(({ path }) => ({ body: { id: path.split('/').at(-1), instructions } }));
  const gateway = startGateway({ upstreamUrl: upstream.url, ...(cacheMaxBytes === undefined ? {} : { cacheMaxBytes }) });
  /** Reads an assistant; what the upstream noted of it is forgotten. */
  const read = async (id: string, token: string) => {
    const { data } = await gateway.query('query ($id: ID!) { assistant(id: $id) { id } }', { variables: { id }, token });
    expect(data).toEqual({ assistant: { id } });
    upstream.calls.length = 0;
    upstream.requests.length = 0;
  };
  return { ...gateway, read };
};

/** Sends a text and expects a status; the answer is read and forgotten. */
const sender =
  ({ post }: Pick<Gateway, 'post'>, status: number, text: (index: number) => string) =>
  async (index: number) => {
    const response = await post({ query: text(index) }, { headers: { accept: 'application/graphql-response+json' } });
    await response.arrayBuffer();
    expect(response.status).toBe(status);
  };

const REPEATED = Array.from({ length: 400 }, () => '... { __typename }').join(' ');
const LONG = ' '.repeat(900_000);
/** Three ways to be refused, in turn: no GraphQL, not valid, over a limit. */
const refused = (index: number) =>
  [`query Q${index} { ${LONG}`, `query Q${index} { nothing }${LONG}`, `query Q${index} { ${REPEATED} }${LONG}`][index % 3] ?? '';

describe('memory stays bounded in a flood of', () => {
  // Each flood brings more bytes than may stay.
  test.each([
    ['500 distinct valid documents', 500, 200, (index: number) => `query Q${index} { __typename }${' '.repeat(70_000)}`],
    ['500 distinct documents that do not parse', 500, 400, (index: number) => `query Q${index} {${' '.repeat(70_000)}`],
    ['60 distinct documents of 900 KB that are refused', 60, 400, refused],
  ])('%s', async (_name, count, status, text) => {
    expect(await growthBy(count, sender(await start(), status, text))).toBeLessThan(MOST_GROWTH);
  });

  test('400 distinct ids, with a cache of 8 MB', async () => {
    const { read } = await start(8 * 1024 * 1024);
    expect(await growthBy(400, (index) => read(`assistant-${index}`, 'a-token'))).toBeLessThan(MOST_GROWTH);
  });

  test('400 distinct callers, with a cache of 8 MB', async () => {
    const { read } = await start(8 * 1024 * 1024);
    expect(await growthBy(400, (index) => read('a', `token-${index}`))).toBeLessThan(MOST_GROWTH);
  });
});
