import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createClock, type Clock } from '../../src/sandbox/clock.ts';
import { schema } from '../../src/schema/index.ts';
import { jwtMode, sign } from '../auth/tokens.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { startGateway, startSandboxGateway } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { ask, compare, DOCUMENTS, exchange, HANDOFFS, LIST, ONE, parsed, twice, WITHOUT } from './both-adapters.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url);
const examples = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => [name, readFileSync(new URL(name, EXAMPLES), 'utf8')] as const)
  // What writes answers with ids and times of its own.
  .filter(([, text]) => !/^(?:mutation|subscription)\b/m.test(text));

/** What the sandbox has begins around the time at which it starts, which would differ between two. */
const stoppedClock = (): Clock => {
  const now = Date.now();
  return { ...createClock(), now: () => now };
};

describe('the adapter of Node answers as the adapter of Yoga does', () => {
  test('an upstream that fails, and comes back', () =>
    compare(
      () => {
        let asked = 0;
        const answer = account(DOCUMENTS);
        return (sent) => {
          asked += 1;
          return asked % 3 === 0 ? answer(sent) : { status: asked % 2 === 0 ? 403 : 429, headers: { 'retry-after': '60' }, body: {} };
        };
      },
      twice([ask(LIST), ask(ONE, { variables: { id: 'a' } }), ask(HANDOFFS)]),
      { cacheTtlMs: 0 },
    ));

  test('stale reads, marked as such', async () => {
    let now = 1_000;
    const answers = await Promise.all(
      [{}, WITHOUT].map(async (ways) => {
        let down = false;
        const upstream = await startUpstream((sent) => (down ? { status: 503, body: {} } : account(DOCUMENTS)(sent)));
        const gateway = await serve(startGateway({ upstreamUrl: upstream.url, now: () => now, staleIfErrorMs: 60_000, ...ways }));
        const before = [await exchange(gateway.url, ask(LIST)), await exchange(gateway.url, ask(LIST))];
        return {
          before,
          after: async () => ((down = true), [await exchange(gateway.url, ask(LIST)), await exchange(gateway.url, ask(LIST))]),
        };
      }),
    );
    now += 10_000;
    const [node, yoga] = await Promise.all(answers.map(async ({ before, after }) => [...before, ...(await after())].map(parsed)));
    expect(node).toEqual(yoga);
    expect(JSON.stringify(node?.at(-1))).toContain('"stale"');
  });

  test('callers known by a JWT, with and without the scopes that fields need', async () => {
    const tokens = [
      await sign('assistants:read'),
      await sign('assistants:read secrets:read'),
      await sign('openid'),
      await sign('assistants:read', { expiresIn: -60 }),
      'no-token',
    ];
    const query = '{ assistants { nodes { id tools { ... on WebhookTool { url headers { name value } } } } } }';
    const requests = tokens.flatMap((token) => [{ ...ask(query), headers: { authorization: `Bearer ${token}` } }]);
    await compare(() => account(DOCUMENTS), twice([...requests, ...requests.toReversed()]), { auth: jwtMode() });
  });

  test.each(examples)('the example %s', async (_name, text) => {
    const clock = stoppedClock();
    const [node, yoga] = await Promise.all(
      [{}, WITHOUT].map(async (ways) => serve(await startSandboxGateway({ now: () => 1_000, ...ways }, { clock }))),
    );
    for (let run = 0; run < 3; run += 1) {
      const sent = { body: JSON.stringify({ query: text }), headers: { authorization: 'Bearer sandbox-demo' } };
      expect(parsed(await exchange(node?.url ?? '', sent))).toEqual(parsed(await exchange(yoga?.url ?? '', sent)));
    }
    // Which of several reads that do not need each other comes first is left open.
    expect(node?.calls().toSorted()).toEqual(yoga?.calls().toSorted());
  });

  test('every field of every seeded assistant', async () => {
    const everything = everythingQuery(schema, 'assistants', { depth: 5 });
    const clock = stoppedClock();
    const [node, yoga] = await Promise.all(
      [{}, WITHOUT].map(async (ways) => serve(await startSandboxGateway({ now: () => 1_000, ...ways }, { clock }))),
    );
    for (let run = 0; run < 3; run += 1) {
      const sent = { body: JSON.stringify({ query: everything }), headers: { authorization: 'Bearer sandbox-demo' } };
      expect(parsed(await exchange(node?.url ?? '', sent))).toEqual(parsed(await exchange(yoga?.url ?? '', sent)));
    }
  });
});
