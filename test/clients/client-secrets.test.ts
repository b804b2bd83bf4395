/** What was given to a client or a gateway is not printed with it, whatever it was built as. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import type * as client from '../../src/client/public.ts';
import { createGateway } from '../../src/library/public.ts';
import { builtFolder } from '../support/builds.ts';

type Module = typeof client;

const SECRET = 'KEY_secret';
let folder: string;
let minified: string;

beforeAll(async () => {
  folder = await builtFolder();
  const built = await build({
    entryPoints: [join(folder, 'client.js')],
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
  });
  minified = `data:text/javascript;base64,${Buffer.from(built.outputFiles[0]?.contents ?? []).toString('base64')}`;
}, 120_000);

/** All that a log may have of a value. */
const printed = (value: unknown) => inspect(value, { depth: null, showHidden: true }) + JSON.stringify(value);

const builds: readonly (readonly [string, () => Promise<Module>])[] = [
  ['a module', async () => (await import('../../src/client/public.ts')) satisfies Module],
  ['CommonJS', async () => createRequire(import.meta.url)(join(folder, 'cjs/client.js')) as Module],
  ['minified', async () => (await import(/* @vite-ignore */ minified)) as Module],
];

test.each(builds)('a client that is %s prints neither token nor headers', async (_name, load) => {
  const { createClient } = await load();
  const made = createClient({ url: '/graphql', token: SECRET, headers: { 'x-key': SECRET } });
  expect(printed(made)).toContain('/graphql');
  expect(printed(made)).not.toContain(SECRET);
});

test.each(builds)('nor does the error of one that is %s, where a header cannot have the value', async (_name, load) => {
  const { createClient } = await load();
  for (const given of [{ token: `${SECRET}\nx` }, { headers: { 'x-key': `${SECRET}\nx` } }]) {
    const error: unknown = await createClient({ url: 'http://127.0.0.1:9/graphql', ...given })
      .query('{ a }')
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'TypeError', message: expect.stringContaining('Malformed token or header') });
    expect(printed(error)).not.toContain(SECRET);
  }
});

test('a gateway prints no key', async () => {
  const gateway = createGateway({ upstreamUrl: 'sandbox', authMode: 'jwt', jwtSecret: SECRET.repeat(4), telnyxApiKey: SECRET });
  expect(printed(gateway)).toContain('fetch');
  expect(printed(gateway)).not.toContain(SECRET);
  await gateway.close();
});
