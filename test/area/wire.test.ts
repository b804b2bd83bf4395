/** Every root field, with the required arguments alone and with all of them, against a sandbox behind the description. */
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/app.ts';
import { schema } from '../../src/schema/index.ts';
import { operationOf } from '../support/described.ts';
import { startGateway } from '../support/gateway.ts';
import { startUpstream, type UpstreamRequest } from '../support/upstream.ts';
import { argumentsOf, type Extent } from './arguments.ts';
import { documentOf } from './document.ts';
import { covered } from './operations.ts';
import { AT_LEAST, VALUES } from './values.ts';

const seen = new Set<string>();

/** The sandbox behind an upstream that checks each request against the description. */
async function start() {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const upstream = await startUpstream(async ({ method, path, headers, body }: UpstreamRequest) => {
    seen.add(operationOf({ method, path }) ?? `${method} ${path}`);
    const response = await request(sandbox.url + path, {
      method,
      headers: Object.fromEntries(
        ['authorization', 'content-type', 'accept', 'idempotency-key'].flatMap((name) => {
          const value = headers[name];
          return typeof value === 'string' ? [[name, value]] : [];
        }),
      ),
      body: body === '' ? null : body,
    });
    return {
      status: response.statusCode,
      headers: { 'content-type': String(response.headers['content-type'] ?? 'application/json') },
      body: Buffer.from(await response.body.arrayBuffer()),
    };
  });
  return startGateway({
    upstreamUrl: upstream.url,
    operationLimits: { maxDepth: 100, maxTokens: 200_000, maxAliases: 1_000, maxUpstreamCalls: 500 },
  });
}

const rootFields = (['query', 'mutation'] as const).flatMap((kind) => {
  const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).map((field) => ({ kind, type: String(type), field }));
});

for (const extent of ['required', 'all'] as const satisfies readonly Extent[]) {
  test.each(rootFields.map((root) => [`${root.type}.${root.field.name}`, root] as const))(
    `%s with ${extent} arguments sends what the description allows`,
    async (coordinate, { kind, field }) => {
      const gateway = await start();
      const variables = argumentsOf(coordinate, field.args, extent, extent === 'all' ? VALUES : { ...VALUES, ...AT_LEAST });

      const { data, errors } = await gateway.query(documentOf(schema, kind, field, Object.keys(variables)), { variables });

      expect(errors ?? []).toEqual([]);
      expect(data?.[field.name]?.userErrors ?? []).toEqual([]);
    },
  );
}

test('each operation of the upstream is sent by one of them', () => {
  expect(covered.map(({ method, path }) => `${method} ${path}`).filter((operation) => !seen.has(operation))).toEqual([]);
});
