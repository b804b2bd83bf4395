import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse, validate, type GraphQLInputObjectType } from 'graphql';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  FlowWithEdgesDocument,
  HandoffsTwoLevelsDeepDocument,
  ImportFromVapiDocument,
  ListWithFiltersDocument,
  type ChangeAssistantMutation,
  type EnabledFeature,
  type ListWithFiltersQuery,
  type TypedDocumentString,
} from '../../examples/generated/graphql.ts';
import { schema } from '../../src/schema/index.ts';
import type { App } from '../../src/server/app.ts';
import { startGateway, startSandboxGateway, type Gateway } from '../support/gateway.ts';
import { answerTo } from '../support/streams.ts';

const FOLDER = new URL('../../examples/', import.meta.url);
const examples = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .toSorted()
  .map((file) => [file, readFileSync(new URL(file, FOLDER), 'utf8')] as const);

/** Values of an answer that are neither null nor empty. */
function valuesIn(value: unknown): readonly unknown[] {
  if (value === null || value === undefined || value === '') return [];
  return typeof value === 'object' ? Object.values(value).flatMap(valuesIn) : [value];
}

test('there are examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
});

test('an example that changes the voice sets what the schema says is meant for that voice', async () => {
  const [, text = ''] = examples.find(([file]) => file.startsWith('12-')) ?? [];
  const { data } = await answerTo(await startSandboxGateway(), { query: text });
  const { voice, ...settings } = (data as ChangeAssistantMutation).updateAssistant.assistant?.voiceSettings ?? {};
  const [provider = ''] = String(voice).split('.');
  const input = schema.getType('VoiceSettingsInput') as GraphQLInputObjectType;
  const forOthers = Object.keys(settings).filter(
    (name) =>
      /\bvoices?\b/i.test(input.getFields()[name]?.description ?? '') &&
      !new RegExp(provider, 'i').test(input.getFields()[name]?.description ?? ''),
  );
  expect(Object.keys(settings)).toContain('languageBoost');
  expect(forOthers).toEqual([]);
});

describe.each(examples)('the example %s', (_file, text) => {
  test('is valid', () => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  test('runs as it stands, without errors and with data', async () => {
    const { data, errors } = await answerTo(await startSandboxGateway(), { query: text });
    expect(errors).toBeUndefined();
    expect(valuesIn(data).length).toBeGreaterThan(5);
    expect(JSON.stringify(data)).not.toMatch(/"userErrors":\[[^\]]/);
  });

  test('begins with a comment that says what it is for', () => {
    expect(text).toMatch(/^# \S/);
  });
});

describe('the typed documents', () => {
  test('bring a filtered list with its types, and pages of it with variables', async () => {
    const gateway = await startSandboxGateway();
    const first = await execute(gateway, ListWithFiltersDocument, { first: 2 });
    expectTypeOf(first.assistants.totalCount).toEqualTypeOf<number>();
    expectTypeOf(first.assistants.nodes[0]).toEqualTypeOf<ListWithFiltersQuery['assistants']['nodes'][number] | undefined>();
    expect(first.assistants.nodes).toHaveLength(2);
    expect(first.assistants.pageInfo.hasNextPage).toBe(true);
    const second = await execute(gateway, ListWithFiltersDocument, { first: 2, after: first.assistants.pageInfo.endCursor });
    const ids = [...first.assistants.nodes, ...second.assistants.nodes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test('take enum values and nothing else where an enum is asked for', async () => {
    const gateway = await startSandboxGateway();
    const enabledFeature = 'MESSAGING' satisfies EnabledFeature;
    const { assistants } = await execute(gateway, ListWithFiltersDocument, { filter: { enabledFeature } });
    expect(assistants.totalCount).toBeGreaterThan(0);
    // @ts-expect-error -- no channel is called FAX
    const fax: EnabledFeature = 'FAX';
    await expect(execute(gateway, ListWithFiltersDocument, { filter: { enabledFeature: fax } })).rejects.toThrow('FAX');
  });

  test('tell the members of a union apart by what each has', async () => {
    const gateway = await startSandboxGateway();
    const { assistant } = await execute(gateway, FlowWithEdgesDocument, {});
    const edges = (assistant?.conversationFlow?.nodes ?? []).flatMap(({ outgoing }) => outgoing);
    const expressions = edges.flatMap(({ condition }) => (condition && 'text' in condition ? [condition.text] : []));
    expect(expressions.length).toBeGreaterThan(0);
    expect(expressions.every((text) => text !== null && text !== '')).toBe(true);
    const targets = edges.flatMap(({ target }) => (target && 'assistantId' in target ? [target.assistant?.name] : []));
    expect(targets.some((name) => typeof name === 'string')).toBe(true);
  });

  test('need no variables where an operation has none', async () => {
    const gateway = await startSandboxGateway();
    const { assistants } = await execute(gateway, HandoffsTwoLevelsDeepDocument);
    const targets = assistants.nodes.flatMap(({ tools }) => tools).flatMap((tool) => ('aiAssistants' in tool ? tool.aiAssistants : []));
    expect(targets.some(({ assistant }) => assistant === null)).toBe(true);
    expect(targets.some(({ assistant }) => assistant !== null)).toBe(true);
  });

  test('bring what a write was refused for', async () => {
    const gateway = await startSandboxGateway();
    const { importAssistants } = await execute(gateway, ImportFromVapiDocument, { input: { provider: 'RETELL', apiKeyRef: 'vapi-key' } });
    expect(importAssistants.assistants).toEqual([]);
    expect(importAssistants.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['input', 'apiKeyRef'] }]);
  });
});

describe('the GraphiQL page', () => {
  test('has a tab for each example', async () => {
    const page = await readPage(startWithoutUpstream().app);
    for (const [, text] of examples) expect(page).toContain(JSON.stringify({ query: text.trim() }));
  });

  test('is the same packed and plain', async () => {
    const { app } = startWithoutUpstream();
    const packed = await askForPage(app, { 'accept-encoding': 'gzip, br' });
    const plain = await askForPage(app, {});
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    const [packedBytes, plainBytes] = await Promise.all([packed.arrayBuffer(), plain.arrayBuffer()]);
    expect(packedBytes.byteLength).toBeLessThan(plainBytes.byteLength / 2);
    expect(gunzipSync(packedBytes).equals(Buffer.from(plainBytes))).toBe(true);
  });

  test('names nothing on any host that it would load by itself', async () => {
    const page = await readPage(startWithoutUpstream().app);
    expect(page.length).toBeGreaterThan(1_000_000);
    for (const loads of [
      /<script[^>]+\bsrc\s*=/i,
      /<link[^>]+\bhref\s*=\s*(?!["']?data:)[^>]{0,80}/i,
      /@import\s[^;]{0,80}/i,
      /url\(\s*["']?(?:https?:)?\/\/[^)]{0,80}/i,
      /<(?:img|iframe|embed|object|audio|video)[^>]+\b(?:src|data)\s*=\s*["']?(?:https?:)?\/\/[^>]{0,80}/i,
    ]) {
      expect(loads.exec(page)?.[0]).toBeUndefined();
    }
  });

  test('tells the browser to load nothing from elsewhere', async () => {
    const response = await askForPage(startWithoutUpstream().app);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  test('is where a browser that asks for / is sent', async () => {
    const { app } = startWithoutUpstream();
    const response = await app.fetch('http://127.0.0.1/', { headers: { accept: 'text/html' } });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/graphql');
  });

  test('leaves queries by GET alone, whose clients do not ask for HTML', async () => {
    const { app } = startWithoutUpstream();
    const response = await app.fetch('http://127.0.0.1/graphql?query=%7B__typename%7D', { headers: { accept: 'application/json' } });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('is not there when it is switched off', async () => {
    const { app } = startWithoutUpstream({ graphiql: false });
    for (const path of ['/graphql', '/']) {
      const response = await app.fetch(`http://127.0.0.1${path}`, { headers: { accept: 'text/html' } });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toMatch(/<html|graphiql/i);
    }
  });
});

/** Nothing listens on that port, and nothing here asks. */
const startWithoutUpstream = (options: { readonly graphiql?: boolean } = {}): Gateway =>
  startGateway({ upstreamUrl: 'http://127.0.0.1:9/v2', ...options });

const askForPage = async (app: App, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
  const response = await app.fetch('http://127.0.0.1/graphql', { headers: { accept: 'text/html,*/*;q=0.8', ...headers } });
  expect(response.status).toBe(200);
  return response;
};

const readPage = async (app: App): Promise<string> => (await askForPage(app)).text();

/** What a client of the typed documents writes: the document decides the types of variables and result. */
async function execute<TResult, TVariables>(
  { post }: Gateway,
  document: TypedDocumentString<TResult, TVariables>,
  ...[variables]: Record<string, never> extends TVariables ? [variables?: TVariables] : [variables: TVariables]
): Promise<TResult> {
  const response = await post({ query: document.toString(), variables });
  const { data, errors } = (await response.json()) as { data?: TResult; errors?: readonly { message: string }[] };
  if (errors || !data) throw new Error(errors?.map(({ message }) => message).join('\n') ?? 'The answer has no data.');
  return data;
}
