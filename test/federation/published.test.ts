/** The subgraph of the published gateway, which comes without the library that prints its SDL. */
import { readFileSync } from 'node:fs';
import { printSubgraphSchema } from '@apollo/subgraph';
import { beforeAll, expect, test } from 'vitest';
import { createSubgraphSchema } from '../../src/schema/subgraph.ts';
import { ROOT } from '../support/pages.ts';
import { build, send, startProcess } from '../support/process.ts';

const FILE = 'schema.subgraph.graphql';
const JWT = { AUTH_MODE: 'jwt', JWT_SECRET: 'x'.repeat(32), TELNYX_API_KEY: 'KEY', UPSTREAM_URL: 'http://127.0.0.1:9' };

beforeAll(build, 120_000);

const printed = (tellRouters: boolean) => printSubgraphSchema(createSubgraphSchema({ maxEntities: 1, tellRouters }));

test.each([
  ['with scopes where callers are known by a JWT', JWT, true],
  ['without scopes where they have API keys', {}, false],
])('tells routers what the library prints, %s', async (_name, env, tellRouters) => {
  const { url } = await startProcess({ env: { ...env, SUBGRAPH: 'true' } });
  const { text } = await send(await url, '{ _service { sdl } }');
  const { sdl } = (JSON.parse(text) as { data: { _service: { sdl: string } } }).data._service;
  expect(sdl.includes('@requiresScopes')).toBe(tellRouters);
  expect(sdl).toBe(printed(tellRouters));
});

test('is printed by its command, and is the file that is committed', async () => {
  const committed = readFileSync(`${ROOT}/${FILE}`, 'utf8');
  expect((await build()).get(FILE)?.toString()).toBe(committed);
  const { ended, output } = await startProcess({ args: ['schema', 'print', '--subgraph', '--sorted'] });
  expect(await ended).toBe(0);
  expect(output.stdout).toBe(committed);
});

test('does not start without the file, and names it', async () => {
  const files = new Map(await build());
  files.delete(FILE);
  const { ended, output } = await startProcess({ env: { SUBGRAPH: 'true' }, files });
  expect(await ended).toBe(1);
  expect(output.stderr).toMatch(
    /^Could not start: \S+\/dist\/schema\.subgraph\.graphql, which a subgraph serves, cannot be used: there is no such file \(ENOENT\)\./,
  );
});
