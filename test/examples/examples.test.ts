import { readdirSync, readFileSync } from 'node:fs';
import { Kind, OperationTypeNode, parse, validate, visit, type GraphQLInputObjectType, type OperationDefinitionNode } from 'graphql';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  FlowWithEdgesDocument,
  HandoffsTwoLevelsDeepDocument,
  WriteImportFromVapiDocument,
  ListWithFiltersDocument,
  type WriteVoiceMutation,
  type EnabledFeature,
  type ListWithFiltersQuery,
  type TypedDocumentString,
} from '../../examples/generated/graphql.ts';
import { tabs } from '../../graphiql/src/tabs.generated.ts';
import { tabs as sandboxTabs } from '../../graphiql/src/tabs.sandbox.generated.ts';
import { schema } from '../../src/schema/index.ts';
import { startSandboxGateway, type Gateway } from '../support/gateway.ts';
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
  const { voice, ...settings } = (data as WriteVoiceMutation).updateAssistant.assistant?.voiceSettings ?? {};
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

  test('runs as it stands, without errors and with data, for as many calls as it says', async () => {
    const gateway = await startSandboxGateway();
    const { data, errors } = await answerTo(gateway, { query: text });
    expect(errors).toBeUndefined();
    const [, cost] = /Cost: (\d+) upstream (?:call|read|list|write)s?\b/.exec(text) ?? [];
    expect(Number(cost)).toBe(gateway.calls().length);
    expect(valuesIn(data).length).toBeGreaterThan(5);
    expect(JSON.stringify(data)).not.toMatch(/"userErrors":\[[^\]]/);
  });

  test('begins with a comment that says what it is for', () => {
    expect(text).toMatch(/^# \S/);
  });
});

const operationsOf = (text: string) => parse(text).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
const titled = (texts: readonly string[]) => texts.map((text) => [operationsOf(text)[0]?.name?.value, text] as const);
/** Subscriptions of chats and of imports write, too. */
const writes = ({ operation }: OperationDefinitionNode) => operation !== OperationTypeNode.QUERY;

describe('the tabs of GraphiQL', () => {
  test('are the examples, where the upstream is the sandbox', () => {
    expect(sandboxTabs).toEqual(examples.map(([, text]) => text.trim()));
  });

  test.each(titled([...sandboxTabs, ...tabs]))('say in name and first line if they write: %s', (_title, text) => {
    const operations = operationsOf(text);
    expect(operations).toHaveLength(1);
    const [operation] = operations;
    const says = [operation?.name?.value.startsWith('Write'), text.startsWith('# Writes: ')];
    expect(says).toEqual(operation && writes(operation) ? [true, true] : [false, false]);
  });

  test.each(titled(tabs))('run on any account, name nothing of it and only read: %s', async (_title, text) => {
    expect(validate(schema, parse(text))).toEqual([]);
    expect(operationsOf(text).some(writes)).toBe(false);
    const named: string[] = [];
    visit(parse(text), { StringValue: ({ value }) => void named.push(value) });
    expect(named).toEqual([]);
    const { data, errors } = await answerTo(await startSandboxGateway(), { query: text });
    expect(errors).toBeUndefined();
    expect(valuesIn(data).length).toBeGreaterThan(5);
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
    await expect(execute(gateway, ListWithFiltersDocument, { filter: { enabledFeature: fax } })).rejects.toThrow('"EnabledFeature"');
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
    const { importAssistants } = await execute(gateway, WriteImportFromVapiDocument, {
      input: { provider: 'RETELL', apiKeyRef: 'vapi-key' },
    });
    expect(importAssistants.assistants).toEqual([]);
    expect(importAssistants.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['input', 'apiKeyRef'] }]);
  });
});

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
