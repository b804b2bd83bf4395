import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { request } from 'undici';
import { GatewayError } from '../../src/errors.ts';
import { askerOf } from '../../src/operations/documents/asker.ts';
import { schema } from '../../src/schema/index.ts';
import { RANKS } from '../../src/operations/fair-queue.ts';
import { Credential } from '../../src/upstream/credential.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { startGateway, type GatewayOptions } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';

const EVERYTHING = everythingQuery(schema, 'assistants', { depth: 2 });
let texts = 0;
/** A valid text that was never sent before; by default one that takes many turns of the event loop to be looked at. */
const newText = (query = EVERYTHING) => {
  texts += 1;
  return `# ${texts}\n${query}`;
};
/** As heavy in the queue as a text can be, and quickly looked at when its turn comes. */
const HEAVY = `{ __typename } # ${'x'.repeat(64_000)}`;
const SOON = { interval: 1, timeout: 5_000 };

async function start(options: Partial<GatewayOptions> = {}) {
  const upstream = await startUpstream((asked) =>
    asked.headers.authorization?.includes('made-up') ? { status: 401 } : account([{ id: 'a', name: 'Ann' }])(asked),
  );
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, ...options }));
  const parsed = async () => (await gateway.samples('gateway_work_total'))['kind="document_parsed"'] ?? 0;
  const waiting = async () => (await gateway.samples('gateway_long_texts_waiting'))[''] ?? 0;
  const ask = async (query: string, token: string | null) => {
    const headers = { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) };
    const {
      statusCode,
      headers: answered,
      body,
    } = await request(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return { status: statusCode, headers: answered, body: (await body.json()) as { data?: unknown; errors?: { extensions: object }[] } };
  };
  return { ...gateway, parsed, waiting, ask };
}

const WAYS = [
  ['the adapter of Node', true],
  ['the adapter of Yoga', false],
] as const;
const FLOODS: readonly (readonly [string, (index: number) => string | null])[] = [
  ['without a token', () => null],
  ['with one token', () => 'made-up'],
  ['with a token each', (index) => `made-up-${index}`],
];
const READ = { data: { assistants: { nodes: [{ name: 'Ann' }] } } };

describe.each(WAYS)('by %s', (_way, nodeAdapter) => {
  test.each(FLOODS)('long texts of others %s delay that of a known caller by a few at most', async (_name, tokenOf) => {
    const { ask, parsed, waiting } = await start({ nodeAdapter });
    await ask('{ assistant(id: "a") { name } }', 'known');
    const flood = Array.from({ length: 40 }, (_, index) => ask(newText(), tokenOf(index)));
    await expect.poll(waiting, SOON).toBeGreaterThan(25);
    const before = await parsed();
    expect((await ask(newText(), 'known')).body).toMatchObject(READ);
    expect((await parsed()) - before).toBeLessThan(15);
    await Promise.all(flood);
  });

  test('a text whose client has left is never parsed', async () => {
    const { ask, parsed, waiting, url } = await start({ nodeAdapter });
    const flood = Array.from({ length: 20 }, () => ask(newText(), 'one'));
    await expect.poll(waiting, SOON).toBeGreaterThan(10);
    const before = (await waiting()) + (await parsed());
    const body = JSON.stringify({ query: newText() });
    const { port } = new URL(url);
    const leaver = connect(Number(port), '127.0.0.1');
    onTestFinished(() => void leaver.destroy());
    leaver.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer one\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await expect.poll(async () => (await waiting()) + (await parsed()), SOON).toBeGreaterThan(before);
    const total = await parsed();
    leaver.destroy();
    await Promise.all(flood);
    await expect.poll(waiting, SOON).toBe(0);
    expect(total).toBeLessThan(20);
    expect(await parsed()).toBe(20);
  });

  test('who has too many waiting is refused at once, and may come again', async () => {
    const { ask, waiting } = await start({ nodeAdapter });
    const flood = Array.from({ length: 260 }, (_, index) => ask(newText(index < 30 ? EVERYTHING : HEAVY), 'one'));
    const answers = await Promise.all(flood);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, headers, body } of refused) {
      expect([status, headers['retry-after']]).toEqual([429, '1']);
      expect(body.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', retryAfterSeconds: 1 } }]);
    }
    expect(await waiting()).toBe(0);
    expect((await ask(newText(), 'one')).body).toMatchObject(READ);
  });

  test('without a token the schema can still be asked for, by a long text too', async () => {
    const { ask } = await start({ nodeAdapter });
    expect((await ask(`{ __schema { queryType { name } } } # ${'x'.repeat(5_000)}`, null)).body).toEqual({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
  });

  test('the users of one account take turns, too', async () => {
    const { ask, parsed, waiting } = await start({ nodeAdapter, auth: jwtMode() });
    const [many, other] = await Promise.all(['many', 'other'].map((sub) => sign('assistants:read', { claims: { sub } })));
    const flood = Array.from({ length: 60 }, () => ask(newText(), many ?? ''));
    await expect.poll(waiting, SOON).toBeGreaterThan(30);
    const before = await parsed();
    expect((await ask(newText(), other ?? '')).body).toMatchObject(READ);
    expect((await parsed()) - before).toBeLessThan(15);
    await Promise.all(flood);
  });
});

test('a caller is an account and its user; only a token that was verified, or that the upstream has taken, is proven', () => {
  const { signal } = new AbortController();
  const credential = new Credential('key');
  const caller = { credential, scopesKey: '*', scopes: null, subject: null, expiresAt: null };
  const accepted = { hasAccepted: (tenant: string) => tenant === credential.tenant };
  const none = { hasAccepted: () => false };
  expect(askerOf(new GatewayError('UNAUTHENTICATED', 'none'), signal, accepted).rank).toBe(RANKS.nobody);
  expect(askerOf(caller, signal, none).rank).toBe(RANKS.unproven);
  expect(askerOf(caller, signal, accepted).rank).toBe(RANKS.proven);
  const users = ['a', 'b', null].map((subject) => askerOf({ ...caller, scopes: new Set<string>(), subject }, signal, none));
  expect(users.map(({ rank }) => rank)).toEqual([RANKS.proven, RANKS.proven, RANKS.proven]);
  expect(new Set(users.map(({ caller: name }) => name)).size).toBe(3);
});
