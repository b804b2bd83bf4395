/** What a process that makes many gateways, such as a test of another program, has left of those it closed. */
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { assembleGateway } from '../../src/gateway/assemble.ts';
import { prepareGateway } from '../../src/gateway/prepare.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { collectGarbage } from '../support/garbage.ts';

const JWTS = {
  AUTH_MODE: 'jwt',
  JWT_JWKS_URL: 'http://127.0.0.1:1/keys',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'gateway',
  TELNYX_API_KEY: 'KEY1',
};
const KINDS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['one over the sandbox', {}],
  ['a subgraph', { SUBGRAPH: 'true' }],
  ['one whose callers have JWTs', JWTS],
];

/** Answers a query and scrapes the metrics of a gateway, closes it, and gives what says whether its parts are still held. */
async function closed(env: Readonly<Record<string, string>>): Promise<Readonly<Record<string, WeakRef<object>>>> {
  const prepared = await prepareGateway(loadConfig(env), (name) => name);
  const { app, close } = await assembleGateway(prepared, { logger: createLogger('silent'), notReady: () => null });
  const body = JSON.stringify({ query: '{ assistants { nodes { id name } } }' });
  const answer = await app.fetch('http://127.0.0.1/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await answer.text();
  const metrics = await app.fetch('http://127.0.0.1/metrics');
  expect(await metrics.text()).toContain('gateway_read_cache_entries');
  await close();
  return { app: new WeakRef(app), configuration: new WeakRef(prepared.config) };
}

test.each(KINDS)('%s is collected once it is closed', async (_kind, env) => {
  const parts = await closed(env);
  const held = async () => {
    await collectGarbage();
    return Object.keys(parts).filter((name) => parts[name]?.deref() !== undefined);
  };
  await expect.poll(held).toEqual([]);
});
