import type { ToolTestParams, ToolTestResponse } from 'telnyx/resources/ai/assistants/tools';
import { unwrapObject } from '../upstream/envelope.ts';
import { toolFaults, type ToolOfAssistant } from './assistant-tools.ts';
import type { WireBody } from './wire-body.ts';
import { write } from './write.ts';

/** What the webhook answered, as the upstream tells it. */
export type WebhookToolTest = ToolTestResponse.Data;

export interface TestWebhookToolInput extends ToolOfAssistant {
  readonly body: WireBody<Omit<ToolTestParams, 'assistant_id'>>;
}

/** One POST, sent once, after which Telnyx calls the customer's webhook. Nothing that is read is changed by it. */
export const testWebhookTool = write<TestWebhookToolInput, WebhookToolTest>({
  operation: 'testWebhookTool',
  faults: (input) => [...toolFaults(input), ...input.body.faults],
  send: ({ assistantId, toolId, body }, upstream, options) =>
    upstream.assistants.tools.test(toolId, { ...body.wire, assistant_id: assistantId }, options),
  outdates: () => [],
  brings: (answer) => unwrapObject(answer) as unknown as WebhookToolTest,
  written: () => [],
  targets: ({ assistantId, toolId }) => [assistantId, toolId],
  nameInput: ({ body }) => body.nameInput,
});
