import fc from 'fast-check';
import { getNullableType, isListType, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo, type DocumentNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { startSandboxGateway } from '../support/gateway.ts';
import { mergeParts, partsOf } from '../support/parts.ts';
import { account } from '../support/upstream.ts';
import { asker, DOCUMENTS, handoffTo, PARTS, start } from './in-parts.ts';

const byPath = (errors: readonly { readonly path?: readonly unknown[] | undefined }[] = []) =>
  errors.toSorted((one, other) => JSON.stringify(one.path).localeCompare(JSON.stringify(other.path)));

describe('the parts together', () => {
  const list = everythingQuery(schema, 'assistants', { depth: 3 });
  const one = everythingQuery(schema, 'assistant', { depth: 3 });

  /** The document with @defer and @stream where the choices say so. Lists of one name are all streamed, or none, as else they contradict. */
  function scatter(document: DocumentNode, choices: readonly boolean[]): DocumentNode {
    let place = 0;
    const next = () => choices[place++ % choices.length] ?? false;
    const streamed = new Map<string, boolean>();
    const typeInfo = new TypeInfo(schema);
    const directive = (name: string) => [{ kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: name } } as const];
    return visit(
      document,
      visitWithTypeInfo(typeInfo, {
        FragmentSpread: (node) => (next() ? { ...node, directives: directive('defer') } : undefined),
        Field: (node) => {
          const type = typeInfo.getType();
          const isList = type && isListType(getNullableType(type));
          if (!isList) return undefined;
          const isStreamed = streamed.get(node.name.value) ?? next();
          streamed.set(node.name.value, isStreamed);
          return isStreamed ? { ...node, directives: directive('stream') } : undefined;
        },
      }),
    );
  }

  test('are the plain answer, wherever the directives stand, for the same calls', async () => {
    const gateway = await startSandboxGateway({ cacheTtlMs: 0, operationLimits: { maxDirectives: 10_000 } });
    const inParts = asker(gateway);
    let tried = 0;
    for (const [query, variables] of [
      [list, {}],
      [one, { id: 'assistant-front-desk' }],
      [one, { id: 'assistant-card-services' }],
    ] as const) {
      const callsSince = (count: number) => gateway.calls().slice(count).toSorted();
      const begin = gateway.calls().length;
      const plain = await gateway.query(query, { variables });
      expect(plain.errors).toBeUndefined();
      const plainCalls = callsSince(begin);
      const document = parse(query);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 97 }), async (choices) => {
          const scattered = scatter(document, [true, ...choices]);
          const before = gateway.calls().length;
          const merged = mergeParts(await inParts(print(scattered), { variables }));
          expect(merged).toEqual({ data: plain.data, errors: [] });
          expect(callsSince(before)).toEqual(plainCalls);
          tried += 1;
        }),
        { numRuns: 15, seed: 4 },
      );
    }
    expect(tried).toBe(45);
  });

  test('have the errors of the plain answer, each in a part that has its place', async () => {
    const damaged = [
      { id: 'a', name: { no: 'text' }, model: 7, tools: [{ type: 'webhook', webhook: { url: 7 } }, handoffTo('b', 'c')] },
      { id: 'b', name: 'B', tools: [], instructions: [] },
    ];
    const { inParts, query, calls } = await start((request) => (request.path.endsWith('/c') ? { status: 403 } : account(damaged)(request)));
    const text = (defer: string, stream: string) => `{ assistants { nodes ${stream} { id name ... ${defer} { model instructions
      tools ${stream} { ... on WebhookTool { url } ... on HandoffTool { aiAssistants { assistantId assistant { ... ${defer} { instructions } } } } } } } } }`;
    const plain = await query(text('', ''));
    const plainCalls = calls.splice(0);
    expect(plain.errors?.length).toBeGreaterThan(4);
    const parts = await inParts(text('@defer', '@stream'));
    const merged = mergeParts(parts);
    const errors = (all: readonly { readonly path?: readonly unknown[]; readonly message: string; readonly extensions?: unknown }[] = []) =>
      byPath(all.map(({ path, message, extensions }) => ({ path, message, code: (extensions as { code: string }).code })));
    expect(merged.data).toEqual(plain.data);
    expect(errors(merged.errors)).toEqual(errors(plain.errors));
    expect(calls).toEqual(plainCalls);
    for (const { path, errors: own = [] } of parts.flatMap(({ incremental = [] }) => incremental)) {
      const place = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
      for (const error of own) expect(error.path?.slice(0, place.length)).toEqual(place);
    }
  });

  test('of an upstream that fails have its error at its place, with nothing of its words', async () => {
    const healthy = account(DOCUMENTS);
    const { inParts } = await start((request) => (request.path.endsWith('/b') ? { status: 500, body: 'secret' } : healthy(request)));
    const handoffs = 'tools { ... on HandoffTool { aiAssistants { assistant { name } } } }';
    const parts = await inParts(`{ assistant(id: "a") { name ... @defer { ${handoffs} } } }`);
    expect(parts[0]).toEqual({ data: { assistant: { name: 'A' } }, hasNext: true });
    expect(mergeParts(parts).errors).toMatchObject([
      {
        path: ['assistant', 'tools', 0, 'aiAssistants', 0, 'assistant'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', upstream: { status: 500 } },
      },
    ]);
    expect(JSON.stringify(parts)).not.toMatch(/secret|127\.0\.0\.1|stack/);
  });

  test('of a write are those of one write', async () => {
    const { post, calls } = await startSandboxGateway();
    const query = `mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "vapi-key" }) { userErrors { code } ... @defer { assistants { id name } } } }`;
    const { data } = mergeParts(await partsOf(await post({ query }, { headers: PARTS })));
    expect(data).toMatchObject({
      importAssistants: {
        userErrors: [],
        assistants: expect.arrayContaining([expect.objectContaining({ id: 'assistant-pharmacy-refills' })]) as unknown,
      },
    });
    expect(calls()).toHaveLength(1);
  });
});

describe('below a part that came as null, nothing is delivered', () => {
  const FAILING = 'x: assistants(first: 1000) { totalCount }';
  const NODES = 'assistants { nodes { id ... @defer { name } } }';

  test.each<[string, string, unknown]>([
    ['a deferred part', `{ ... @defer { ${NODES} ${FAILING} } a: assistant(id: "a") { ... @defer { name } } }`, { a: { name: 'A' } }],
    ['a deferred part, and nothing else is left', `{ ... @defer { ${NODES} ${FAILING} } }`, {}],
    [
      'a deferred part, and items of lists',
      `{ assistants { totalCount } ... @defer { b: assistants { nodes @stream { id ... @defer { name } } } ${FAILING} } }`,
      { assistants: { totalCount: 2 } },
    ],
    [
      'a part within a part',
      `{ ... @defer { assistants { totalCount } ... @defer { b: assistants { nodes { ... @defer { name } } } ${FAILING} } } }`,
      { assistants: { totalCount: 2 } },
    ],
  ])('%s', async (_name, query, data) => {
    const { inParts } = await start();
    const parts = await inParts(query);
    const merged = mergeParts(parts);
    expect(merged.data).toEqual(data);
    expect(merged.errors).toMatchObject([{ path: ['x'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(parts.map(({ hasNext }) => hasNext)).toEqual(parts.map((_part, index) => index < parts.length - 1));
    for (const part of parts.slice(1)) expect(part.incremental).not.toEqual([]);
  });

  test('what has its place comes in the order of the executor', async () => {
    const { inParts } = await start();
    const parts = await inParts('{ ... @defer { assistants { nodes @stream { id ... @defer { name ... @defer { model } } } } } }');
    expect(mergeParts(parts).data).toEqual({
      assistants: {
        nodes: [
          { id: 'a', name: 'A', model: null },
          { id: 'b', name: 'B', model: 'some/model' },
        ],
      },
    });
  });
});
