import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RequestLimits } from '../../src/config.ts';
import { schema } from '../../src/schema/index.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { startGateway, startSandboxGateway, type GraphQLAnswer } from '../support/gateway.ts';
import { answerTo } from '../support/streams.ts';
import { startUpstream } from '../support/upstream.ts';
import { deep, LIMIT_ROWS } from './limit-rows.ts';

describe('a text', () => {
  test.each(LIMIT_ROWS)(
    'passes at the limit of $limit, and one over it is refused before any call',
    async ({ names, at, over, isInvalid = false }) => {
      const { post, calls } = await startSandboxGateway();
      const operationName = at.startsWith('query Q0') ? 'Q0' : null;
      const passed = (await (await post({ query: at, operationName })).json()) as GraphQLAnswer;
      expect(passed.errors?.map(({ extensions }) => extensions?.['code']) ?? []).not.toContain('LIMIT_EXCEEDED');
      if (!isInvalid) expect(passed.errors).toBeUndefined();
      const before = calls().length;
      const refused = await post({ query: over, operationName });
      const text = await refused.text();
      expect(refused.status).toBe(400);
      expect(JSON.parse(text)).toEqual({ errors: [{ message: expect.stringMatching(names), extensions: { code: 'LIMIT_EXCEEDED' } }] });
      expect(text.length).toBeLessThan(300);
      expect(calls()).toHaveLength(before);
    },
  );

  test('a limit is 4xx whatever the caller accepts', async () => {
    const { post } = await startSandboxGateway();
    for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
      expect((await post({ query: deep(15) }, { headers: { accept } })).status).toBe(400);
    }
  });
});

describe('what is needed passes the default limits', () => {
  test('every field of an assistant, its expressions five levels deep', async () => {
    const { query, sandbox } = await startSandboxGateway();
    const text = everythingQuery(schema, 'assistant', { depth: 5 });
    for (const { id } of (await query('{ assistants { nodes { id } } }')).data.assistants.nodes) {
      const { data, errors } = await query(text, { variables: { id } });
      expect(errors).toBeUndefined();
      expect(data.assistant.id).toBe(id);
    }
    expect(sandbox.calls.length).toBeGreaterThan(0);
  });

  test('every field of every assistant of the list', async () => {
    const { query } = await startSandboxGateway();
    expect((await query(everythingQuery(schema, 'assistants', { depth: 5 }))).errors).toBeUndefined();
  });

  const folder = new URL('../../examples/', import.meta.url);
  test.each(readdirSync(folder).filter((file) => file.endsWith('.graphql')))('the example %s', async (file) => {
    const { errors } = await answerTo(await startSandboxGateway(), { query: readFileSync(new URL(file, folder), 'utf8') });
    expect(errors).toBeUndefined();
  });
});

describe('every limit can be set', () => {
  const settings: readonly (readonly [keyof RequestLimits, number, string])[] = [
    ['maxTokens', 5, '{ a b c d }'],
    ['maxDepth', 2, '{ assistants { nodes { id } } }'],
    ['maxAliases', 0, '{ a: __typename }'],
    ['maxRootFields', 1, '{ __typename assistants { totalCount } }'],
    ['maxDirectives', 0, '{ __typename @skip(if: false) }'],
  ];
  test.each(settings)('%s to %i', async (name, value, query) => {
    const { post, calls } = await startSandboxGateway({ operationLimits: { [name]: value } });
    const response = await post({ query });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining(String(value)), extensions: { code: 'LIMIT_EXCEEDED' } }],
    });
    expect(calls()).toEqual([]);
  });
});

describe('upstream calls of one operation', () => {
  const start = async (maxUpstreamCalls: number) => {
    const upstream = await startUpstream(({ path }) =>
      path === '/ai/assistants'
        ? { body: { data: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, name: id })) } }
        : { body: { id: path.split('/').at(-1)?.split('?')[0], dynamic_variables: { path } } },
    );
    const gateway = startGateway({ upstreamUrl: upstream.url, operationLimits: { maxUpstreamCalls } });
    const answer = await gateway.query('{ assistants { nodes { id dynamicVariablesFromWebhook } } }');
    return {
      ...answer,
      nodes: answer.data.assistants.nodes as { id: string; dynamicVariablesFromWebhook: unknown }[],
      calls: upstream.calls,
    };
  };

  test('as many as allowed are made', async () => {
    const { errors, nodes, calls } = await start(6);
    expect(errors).toBeUndefined();
    expect(nodes.every(({ dynamicVariablesFromWebhook }) => dynamicVariablesFromWebhook !== null)).toBe(true);
    expect(calls).toHaveLength(6);
  });

  test('one more is an error at the field that needed it, and the others keep their data', async () => {
    const { errors, nodes, calls } = await start(3);
    expect(calls).toHaveLength(3);
    expect(nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(nodes.filter(({ dynamicVariablesFromWebhook }) => dynamicVariablesFromWebhook !== null)).toHaveLength(2);
    expect(errors).toHaveLength(3);
    for (const { message, path, extensions } of errors ?? []) {
      expect(message).toContain('more than 3 upstream calls');
      expect(path?.at(-1)).toBe('dynamicVariablesFromWebhook');
      expect(extensions).toEqual({ code: 'LIMIT_EXCEEDED' });
    }
  });
});
