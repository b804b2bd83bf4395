import { OverlappingFieldsCanBeMergedRule, parse, specifiedRules, validate, type DocumentNode } from 'graphql';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { request } from 'undici';
import { schema } from '../../src/schema/index.ts';
import { createRules } from '../../src/operations/documents/rules.ts';
import { validateInPieces } from '../../src/operations/documents/validation.ts';
import { usesStream } from '../../src/operations/incremental/uses-stream.ts';
import { OperationList } from '../../src/operations/persisted/operation-list.ts';
import { finish } from '../../src/pieces.ts';
import { everythingQuery } from '../support/documents/select-all.ts';
import { startGateway } from '../support/gateway.ts';
import { serve } from '../support/socket.ts';
import { account, startUpstream } from '../support/upstream.ts';
import { inAssistant, LIMIT_ROWS, times } from './limit-rows.ts';

const rulesFor = createRules({ introspection: false, incremental: true });

const RULES = rulesFor(parse('query ($id: ID!) { assistant(id: $id) { id } }'));
const RULES_OF_STREAMS = rulesFor(parse('{ assistants { nodes @stream { id } } }'));

/** What graphql-js says of a document by all rules, and what is said in pieces by those that can find something. */
function compare(document: DocumentNode, nodesAtOnce: number): void {
  const ofStreams = validate(schema, document, RULES_OF_STREAMS, { maxErrors: 20 });
  const expected = usesStream(document) ? ofStreams : validate(schema, document, RULES, { maxErrors: 20 });
  const pieces = validateInPieces(schema, document, { rules: rulesFor(document), maxErrors: 20, hideSuggestions: false, nodesAtOnce });
  const errors = finish(pieces);
  expect(errors.map((error) => error.toJSON())).toEqual(expected.map((error) => error.toJSON()));
  // The rule of streams tells some conflicts twice, but finds none in a document that the usual one takes.
  expect(errors.length > 0).toBe(ofStreams.length > 0);
}

const EXAMPLES = new URL('../../examples/', import.meta.url);
const TEXTS: readonly string[] = [
  ...readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(new URL(name, EXAMPLES), 'utf8')),
  everythingQuery(schema, 'assistants', { depth: 2 }),
  'query A($id: ID!, $first: Int = 5, $live: Boolean!) { assistant(id: $id) { name @include(if: $live) tools { ...T } } assistants(first: $first, filter: { nameContains: "a", ids: ["b", $id] }, orderBy: { field: NAME }) @defer(label: "x") { nodes @stream { id } } } fragment T on AssistantTool { __typename ... on WebhookTool { url } ... on HandoffTool @skip(if: $live) { aiAssistants { assistantId } } }',
  '{ a: __typename a: assistants { totalCount } assistant(id: "a") { a: name a: id tools { ... on WebhookTool { x: name } ... on PayTool { x: type } } } }',
  'mutation { importAssistants(input: { provider: VAPI, apiKeyRef: "k" }) { userErrors { message } } } query B { __schema { types { name } } }',
];

describe('validation in pieces finds what graphql-js finds, error by error', () => {
  test.each(LIMIT_ROWS)('in the texts about the limit of $limit', ({ at, over }) => {
    for (const text of [at, over]) {
      const document = tryParse(text);
      // Much longer ones take graphql-js a while.
      if (document && text.length < 20_000) compare(document, 100);
    }
  });

  test('in operations whose words were exchanged, doubled and left out', () => {
    const words = TEXTS.map((text) => text.match(/\w+|\.{3}|"[^"]*"|[^\s\w]/g) ?? []);
    const damages = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('exchange', 'double', 'leave')), { maxLength: 3 });
    let valid = 0;
    let faulty = 0;
    fc.assert(
      fc.property(fc.constantFrom(...words), damages, fc.integer({ min: 1, max: 50 }), (text, damage, nodesAtOnce) => {
        const damaged = [...text];
        for (const [at, other, kind] of damage) {
          const index = at % damaged.length;
          if (kind === 'exchange') damaged[index] = damaged[other % damaged.length] ?? '';
          else if (kind === 'double') damaged.splice(index, 0, damaged[index] ?? '');
          else damaged.splice(index, 1);
        }
        const document = tryParse(damaged.join(' '));
        fc.pre(document !== null);
        if (validate(schema, document).length === 0) valid += 1;
        else faulty += 1;
        compare(document, nodesAtOnce);
      }),
      { numRuns: 200 },
    );
    expect(Math.min(valid, faulty)).toBeGreaterThan(0);
  });

  test('by the rules of the specification, of introspection and of streams', () => {
    for (const [rules, overlapping] of [
      [RULES, true],
      [RULES_OF_STREAMS, false],
    ] as const) {
      expect(rules.map(({ name }) => name)).toEqual([
        ...specifiedRules.map(({ name }) => (name === 'SingleFieldSubscriptionsRule' ? 'SubscriptionRootRule' : name)),
        'SafeIdLiteralsRule',
        'NoSchemaIntrospectionCustomRule',
        'DeferStreamDirectiveLabelRule',
        'DeferStreamDirectiveOnRootFieldRule',
        'StreamDirectiveOnListFieldRule',
      ]);
      expect(rules.includes(OverlappingFieldsCanBeMergedRule)).toBe(overlapping);
    }
  });
});

function tryParse(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: 10_000 });
  } catch {
    return null;
  }
}

async function start(options: { readonly operations?: OperationList } = {}) {
  const upstream = await startUpstream(account([{ id: 'a', name: 'Ann' }]));
  const gateway = await serve(startGateway({ upstreamUrl: upstream.url, ...options }));
  const ask = async (query: string) => {
    const answer = await request(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
      body: JSON.stringify({ query }),
    });
    return { status: answer.statusCode, body: (await answer.body.json()) as { readonly data?: unknown; readonly errors?: unknown } };
  };
  const parsed = async () => {
    const metrics = await (await gateway.app.fetch('http://127.0.0.1/metrics')).text();
    return Number(/^gateway_work_total\{kind="document_parsed"\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
  };
  return { ask, parsed, calls: upstream.calls };
}

describe('a text that was never seen before', () => {
  test('is parsed once, whether it is answered or refused, and again only if it was refused', async () => {
    const { ask, parsed } = await start();
    const texts = [
      '{ assistant(id: "a") { name } }',
      '{',
      '{ nothing }',
      inAssistant(times(21, () => 'name')),
      `{ nothing } ${'#'.repeat(9_000)}`,
    ];
    for (const text of texts) await ask(text);
    expect(await parsed()).toBe(texts.length);
    for (const text of texts) await ask(text);
    expect(await parsed()).toBe(2 * texts.length - 1);
  });

  test('has its errors for itself where many send it at once', async () => {
    const { ask } = await start();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('{ nothing }')));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.body.errors).toHaveLength(1);
  });

  test('is refused where it is another one with its name blotted out', async () => {
    const { ask } = await start();
    await ask('query One { assistants { totalCount } }');
    for (const text of ['query === { assistants { totalCount } }', 'query One= { assistants { totalCount } }']) {
      expect((await ask(text)).body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
    }
  });

  test('is not answered on any path where it is not listed, although it is in order', async () => {
    const listed = '{ assistant(id: "a") { name } }';
    const { ask, parsed, calls } = await start({ operations: new OperationList([{ id: 'listed', text: listed }]) });
    for (let time = 0; time < 3; time += 1) {
      expect((await ask('{ assistant(id: "a") { id } }')).body).toMatchObject({
        errors: [{ extensions: { code: 'PERSISTED_OPERATION_REQUIRED' } }],
      });
      expect((await ask(listed)).body).toEqual({ data: { assistant: { name: 'Ann' } } });
    }
    expect([await parsed(), calls.length]).toEqual([1, 1]);
  });

  test('does not hold up others, however long it is', async () => {
    const { app } = startGateway({ upstreamUrl: 'http://127.0.0.1:1' });
    const order: string[] = [];
    const send = async (name: string, query: string) => {
      const body = JSON.stringify({ query });
      const response = await app.fetch('http://127.0.0.1/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(await response.json()).toHaveProperty('data');
      order.push(name);
    };
    const long = send('long', `{ __schema { ${times(4_900, () => '...F')} } } fragment F on __Schema { __typename }`);
    await Promise.all([long, send('short', '{ __typename }')]);
    expect(order).toEqual(['short', 'long']);
  });
});
