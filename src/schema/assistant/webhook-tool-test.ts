/** The mutation that has Telnyx call the webhook of a tool. */
import type { ToolTestParams } from 'telnyx/resources/ai/assistants/tools';
import { testWebhookTool, type WebhookToolTest as WebhookToolTestWire } from '../../resolvers/webhook-tool-test.ts';
import { COST } from '../shared/directives.ts';
import { mutation, RUNS } from '../shared/mutation.ts';
import { writePayload } from '../shared/payload.ts';
import { boolean, int, json, text, prose } from '../wire/fields.ts';
import { jsonMap } from '../wire/input-maps.ts';
import { ownFields } from '../wire/own-fields.ts';
import { wireObject } from '../wire/object.ts';

const WebhookToolTest = wireObject<WebhookToolTestWire>('WebhookToolTest', {
  description: 'How a webhook answered to a test.',
  fields: {
    success: boolean('Whether the webhook answered as a tool should.'),
    status_code: int("HTTP status of the webhook's answer."),
    content_type: text("Media type of the webhook's answer."),
    request: {
      ...json(
        'The request as Telnyx sent it. It may hold the values of secrets, which are masked for callers without `secrets:read`.',
        'requestSent',
      ),
      access: { redaction: 'everything' },
    },
    response: prose(text("Body of the webhook's answer.", 'responseBody')),
  },
});

const test = ownFields<ToolTestParams, 'assistant_id'>({
  arguments: jsonMap('What the model would pass: an object by the names of the parameters. Null and absent: nothing.', {
    nullIsAbsent: true,
  }),
  dynamic_variables: jsonMap(
    'Values of `{{variables}}` in URL, headers and body: an object by their names. Null and absent: those of the assistant.',
    { nullIsAbsent: true },
  ),
});

mutation('testWebhookTool', {
  description: "Has Telnyx call the customer's webhook as the tool would. Cost: one upstream write, sent once; it outdates nothing.",
  input: 'Which tool to test, and with what.',
  fields: (t) => ({
    assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
    toolId: t.id({ required: true, description: 'Id of its webhook tool: `Tool.toolId`.' }),
    ...test.fields(t),
  }),
  payload: writePayload('TestWebhookToolPayload', 'result', {
    type: WebhookToolTest,
    description: 'How the webhook answered; null when the test was refused.',
  }),
  ...RUNS,
  cost: COST.webhook,
  resolve: (input, ctx) =>
    testWebhookTool({ assistantId: String(input.assistantId), toolId: String(input.toolId), body: test.read(input) }, ctx),
});
