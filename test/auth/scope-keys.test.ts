import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { request } from 'undici';
import { describe, expect, test } from 'vitest';
import { keyOfScopes, scopesOf } from '../../src/auth/scope.ts';
import { startGateway, type GatewayOptions, type GraphQLAnswer } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { jwtMode, sign } from './tokens.ts';

const CANARY = 'canary-41c9';
const DOCUMENTS = [
  { id: 'a', name: 'Ann', tools: [{ type: 'webhook', webhook: { name: 'w', headers: [{ name: 'X-Key', value: CANARY }] } }] },
  { id: 'b', name: 'Bob', tools: [] },
];
const FIELDS = '{ name tools { ... on WebhookTool { headers { value } } } }';
const QUERIES = { single: `{ assistant(id: "a") ${FIELDS} }`, list: `{ assistants { nodes ${FIELDS} } }` };

/** Claims that were taken for those of a caller with more scopes, each with the scopes of that caller. */
const ATTACKS: readonly (readonly [name: string, claims: Readonly<Record<string, unknown>>, mistakenFor: string])[] = [
  ['one entry of `scope` that holds two scopes', { scope: ['assistants:read secrets:read'] }, 'assistants:read secrets:read'],
  ['the same in `scp`', { scope: undefined, scp: ['assistants:read secrets:read'] }, 'assistants:read secrets:read'],
  [
    'one entry that holds the scope which is lacking',
    { scope: ['assistants:read', 'openid secrets:read'] },
    'assistants:read openid secrets:read',
  ],
];

interface Way extends Partial<GatewayOptions> {
  /** No two requests are the same, so that only parts of answers can be given again. */
  readonly distinct?: boolean;
}

/** Both adapters, and requests that only parts of answers can be given to again. */
const WAYS: readonly (readonly [name: string, way: Way])[] = [
  ['the adapter of Node', {}],
  ['the adapter of Node, by parts of answers', { distinct: true }],
  ['the adapter of Yoga', { nodeAdapter: false }],
];

async function start({ distinct = false, ...options }: Way) {
  let count = 0;
  let gate = Promise.resolve();
  const upstream = await startUpstream(async (sent) => {
    await gate;
    return account(DOCUMENTS)(sent);
  });
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, token: null, auth: jwtMode(), cacheTtlMs: 60_000, ...options }));
  const ask = async (query: string, token: string): Promise<GraphQLAnswer> => {
    count += 1;
    const answer = await request(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, ...(distinct && { variables: { count } }) }),
    });
    return (await answer.body.json()) as GraphQLAnswer;
  };
  /** Lets the upstream answer no more, until the function that it gives is called. */
  const hold = (): (() => void) => {
    let release = () => {};
    gate = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  return { ask, calls: upstream.calls, hold };
}

const codesOf = ({ errors = [] }: GraphQLAnswer) => new Set(errors.map(({ extensions }) => extensions?.['code']));

describe.each(WAYS)('by %s', (_way, way) => {
  describe.each(ATTACKS)('%s', (_name, claims, mistakenFor) => {
    test.each(Object.entries(QUERIES))('is given nothing that was made for a caller with more scopes: %s', async (_kind, query) => {
      const attacker = await sign('', { claims });
      const alone = await (await start(way)).ask(query, attacker);
      expect(codesOf(alone)).toEqual(new Set(['FORBIDDEN']));
      expect(JSON.stringify(alone)).not.toContain(CANARY);
      const { ask } = await start(way);
      const privileged = await sign(mistakenFor);
      for (let turn = 0; turn < 5; turn += 1) expect(JSON.stringify(await ask(query, privileged))).toContain(CANARY);
      for (let turn = 0; turn < 3; turn += 1) {
        expect(await ask(query, attacker)).toEqual(alone);
        expect(JSON.stringify(await ask(query, privileged))).toContain(CANARY);
      }
    });

    test('has no part in an answer that is being made for such a caller', async () => {
      const { ask, calls, hold } = await start({ ...way, cacheTtlMs: 0 });
      const privileged = await sign(mistakenFor);
      const attacker = await sign('', { claims });
      for (let turn = 0; turn < 2; turn += 1) await ask(QUERIES.single, privileged);
      const release = hold();
      calls.length = 0;
      const making = ask(QUERIES.single, privileged);
      await expect.poll(() => calls).toHaveLength(1);
      const stealing = ask(QUERIES.single, attacker);
      await Promise.race([stealing, sleep(100)]);
      release();
      expect(JSON.stringify(await making)).toContain(CANARY);
      const stolen = await stealing;
      expect(codesOf(stolen)).toEqual(new Set(['FORBIDDEN']));
      expect(JSON.stringify(stolen)).not.toContain(CANARY);
    });
  });
});

describe('the scopes of a token', () => {
  test.each([
    [{ scope: 'a b' }, ['a', 'b']],
    [{ scope: '  a   b ' }, ['a', 'b']],
    [{ scope: ['a', 'b'] }, ['a', 'b']],
    [{ scp: 'a', scope: ['b'] }, ['a', 'b']],
    [{ scope: ['a b', 'c'] }, ['c']],
    [{ scope: 'a\tb c' }, ['c']],
    [{ scope: ['a\n', 'b\u00a0c', 'd"', '\\', '', 'e'] }, ['e']],
    [{ scope: [['a'], { a: 1 }, 1, null, 'b'] }, ['b']],
    [{ scope: { a: true } }, []],
    [{}, []],
  ])('%j are %j', (claims, expected) => {
    expect([...scopesOf(claims)].toSorted()).toEqual(expected);
  });

  const entry = fc.string({ unit: fc.constantFrom(' ', ':', ';', '1', '2', 'a', '\n', ','), maxLength: 6 });
  const claim = fc.oneof(fc.array(entry, { maxLength: 4 }), entry);

  test('have equal keys where they are the same set, and nowhere else', () => {
    fc.assert(
      fc.property(claim, claim, claim, (scope, scp, other) => {
        const [one, two] = [scopesOf({ scope, scp }), scopesOf({ scope: other })];
        const isSame = one.size === two.size && [...one].every((held) => two.has(held));
        expect(keyOfScopes(one) === keyOfScopes(two)).toBe(isSame);
      }),
      { numRuns: 2_000 },
    );
  });
});
