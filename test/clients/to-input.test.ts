/** What was read, as the input that writes it back; `test/documents/round-trip.test.ts` does so with whole assistants. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { AssistantChanges, AssistantWithEverythingQuery, ListWithFiltersQuery } from '../../src/client/operations.ts';
import { createClient, IncompleteInputError, toInput, type InputSources, type InputTypes } from '../../src/client/public.ts';
import { serveSandbox } from '../support/socket.ts';

const READ = `{
  assistant(id: "assistant-front-desk") {
    __typename id name
    voiceSettings { voice voiceSpeed backgroundAudio { __typename ... on PredefinedMediaAudio { value volume } } }
    tools {
      __typename
      ... on Tool { timeoutMs shared extra }
      ... on WebhookTool { name description method url bodyParameters headers { name value } }
      ... on HandoffTool { voiceMode aiAssistants { assistantId name assistant { name } } }
      ... on HangupTool { description }
    }
  }
}`;
const WRITE = `mutation ($input: UpdateAssistantInput!) {
  updateAssistant(input: $input) { assistant { id tools { __typename } } userErrors { code field message } }
}`;

/** What a program has that does not compile, or has types of its own. */
const untyped = (value: object) => value as InputSources['AssistantChanges'];

interface Read {
  readonly assistant: InputSources['AssistantChanges'] & { readonly tools: readonly object[] };
}

test('what was read is written back without a refusal, and reads the same', async () => {
  const client = createClient({ url: (await serveSandbox()).url });
  const before = await client.query<Read>(READ);
  const changes = toInput('AssistantChanges', before.assistant);
  expect(changes).not.toHaveProperty('id');
  expect(JSON.stringify(changes)).not.toContain('__typename');
  expect(changes.tools?.map((tool) => Object.keys(tool))).toEqual([['webhook'], ['handoff'], ['hangup']]);
  const { updateAssistant } = await client.query<{ updateAssistant: { userErrors: unknown[] } }>(WRITE, {
    input: { id: 'assistant-front-desk', changes },
  });
  expect(updateAssistant.userErrors).toEqual([]);
  // The vendor says of no tool that it is not shared, until the assistant is written.
  const tools = before.assistant.tools.map((tool) => ({ ...tool, shared: false }));
  expect(await client.query(READ)).toEqual({ assistant: { ...before.assistant, tools } });
});

test('members of unions go under their fields, those that are newer than the gateway as they were sent', () => {
  const target = { __typename: 'NodeTarget', nodeId: 'm', node: { name: 'n' } } as const;
  const expression = { __typename: 'DynamicVariableExpression', name: 'a' } as const;
  const condition = { __typename: 'ExpressionCondition', text: 'a', expression } as const;
  const raw = { type: 'fax', fax: { to: 'x' }, timeout_ms: 7 };
  expect(
    toInput('AssistantChanges', {
      tools: [
        { __typename: 'UnknownTool', raw, shared: false },
        { __typename: 'HangupTool', description: null, shared: false },
        { __typename: 'HangupTool', shared: true },
      ],
      conversationFlow: {
        startNodeId: 'n',
        nodes: [{ __typename: 'UnknownFlowNode', raw: { type: 'new' } }],
        edges: [{ edgeId: 'e', startNodeId: 'n', condition, target }],
      },
    }),
  ).toMatchObject({
    tools: [{ unknown: { type: 'fax', payload: { to: 'x' }, timeoutMs: 7 } }, { hangup: {} }],
    conversationFlow: {
      nodes: [{ unknown: { raw: { type: 'new' } } }],
      edges: [{ condition: { expression: { variable: 'a' } }, target: { nodeId: 'm' } }],
    },
  });
});

test('all that is missing is named at once, with its path', () => {
  const tools = [
    { name: 'x', shared: false },
    { __typename: 'UnknownTool', raw: { type: 'fax' }, shared: null },
  ];
  const error = (() => {
    try {
      return toInput('AssistantChanges', untyped({ tools, conversationFlow: {} }));
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(IncompleteInputError);
  const { missing, message } = error as IncompleteInputError;
  expect(missing).toHaveLength(4);
  expect(message).toBe(missing.join(' '));
  expect(missing).toContain('tools.0.__typename is missing, which tells the members of AssistantToolInput.');
  expect(missing).toContain('conversationFlow.nodes is missing, which ConversationFlowInput requires.');
  expect(missing).toContain('tools.1.raw has no settings of its kind, which AssistantToolInput requires.');
});

test('tools that were read without telling shared ones from the rest are refused, as they would become copies', () => {
  const tools = [
    { __typename: 'HangupTool', description: null, shared: false },
    { __typename: 'HangupTool', description: 'Ends it.' },
  ];
  expect(() => toInput('AssistantChanges', untyped({ tools }))).toThrow(
    expect.objectContaining({ missing: ["tools.1.shared is missing, which tells the assistant's own tools from shared ones."] }),
  );
});

describe('the types', () => {
  type Sources = InputSources['AssistantChanges'];
  type Tool = NonNullable<Sources['tools']>[number];

  test('take what an operation has read, and give the input as generated code has it', () => {
    expectTypeOf<NonNullable<AssistantWithEverythingQuery['assistant']>>().toExtend<Sources>();
    expectTypeOf(toInput<'AssistantChanges'>).returns.toEqualTypeOf<InputTypes['AssistantChanges']>();
    expectTypeOf<InputTypes['AssistantChanges']>().toExtend<AssistantChanges>();
    // UNKNOWN is only ever read.
    expectTypeOf<NonNullable<InputTypes['AssistantChanges']['enabledFeatures']>[number]>().toEqualTypeOf<'MESSAGING' | 'TELEPHONY'>();
  });

  test('refuse a selection without what the input requires', () => {
    expectTypeOf<{ __typename: 'HangupTool'; shared: boolean | null }>().toExtend<Tool>();
    expectTypeOf<{ __typename: 'HangupTool' }>().not.toExtend<Tool>();
    expectTypeOf<{ description: string | null; shared: boolean | null }>().not.toExtend<Tool>();
    expectTypeOf<{ __typename: 'UnknownTool'; shared: boolean | null }>().not.toExtend<Tool>();
    expectTypeOf<{ conversationFlow: { startNodeId: string | null } }>().not.toExtend<Sources>();
  });

  test('refuse what is no such object', () => {
    // An alias that gives a field another type.
    expectTypeOf<{ name: number }>().not.toExtend<Sources>();
    expectTypeOf<ListWithFiltersQuery>().not.toExtend<Sources>();
    // @ts-expect-error -- no input of this name
    expect(() => toInput('Assistant', {})).not.toThrow(IncompleteInputError);
  });
});
