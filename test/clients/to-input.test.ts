/** What was read, as the input that writes it back; `test/documents/round-trip.test.ts` does so with whole assistants. */
import { expect, test } from 'vitest';
import { createClient, IncompleteInputError, toInput } from '../../src/client/public.ts';
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

interface Read {
  readonly assistant: Readonly<Record<string, unknown>> & { readonly tools: readonly object[] };
}

test('what was read is written back without a refusal, and reads the same', async () => {
  const client = createClient({ url: (await serveSandbox()).url });
  const before = await client.query<Read>(READ);
  const changes = toInput<{ readonly tools: readonly object[] }>('AssistantChanges', before.assistant);
  expect(changes).not.toHaveProperty('id');
  expect(JSON.stringify(changes)).not.toContain('__typename');
  expect(changes.tools.map((tool) => Object.keys(tool))).toEqual([['webhook'], ['handoff'], ['hangup']]);
  const { updateAssistant } = await client.query<{ updateAssistant: { userErrors: unknown[] } }>(WRITE, {
    input: { id: 'assistant-front-desk', changes },
  });
  expect(updateAssistant.userErrors).toEqual([]);
  // The vendor says of no tool that it is not shared, until the assistant is written.
  const tools = before.assistant.tools.map((tool) => ({ ...tool, shared: false }));
  expect(await client.query(READ)).toEqual({ assistant: { ...before.assistant, tools } });
});

test('members of unions go under their fields, those that are newer than the gateway as they were sent', () => {
  const target = (nodeId: string) => ({ __typename: 'NodeTarget', nodeId, node: { name: 'n' } });
  const edge = { edgeId: 'e', startNodeId: 'n', condition: { __typename: 'ExpressionCondition', text: 'a' }, target: target('m') };
  const expression = { __typename: 'DynamicVariableExpression', name: 'a' };
  const raw = { type: 'fax', fax: { to: 'x' }, timeout_ms: 7 };
  expect(
    toInput('AssistantChanges', {
      tools: [
        { __typename: 'UnknownTool', raw, shared: false },
        { __typename: 'HangupTool', description: null, shared: false },
        { shared: true },
      ],
      conversationFlow: {
        startNodeId: 'n',
        nodes: [{ __typename: 'UnknownFlowNode', raw: { type: 'new' } }],
        edges: [{ ...edge, condition: { ...edge.condition, expression } }],
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
      return toInput('AssistantChanges', { tools, conversationFlow: {} });
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
  expect(() => toInput('AssistantChanges', { tools })).toThrow(
    expect.objectContaining({ missing: ["tools.1.shared is missing, which tells the assistant's own tools from shared ones."] }),
  );
});
