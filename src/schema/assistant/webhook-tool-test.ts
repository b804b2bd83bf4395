/** The mutation that has Telnyx call the webhook of a tool. */
import { testWebhookTool, type WebhookToolTest as WebhookToolTestWire } from '../../resolvers/assistant-writes.ts';
import { MAY_RUN } from '../access/access.ts';
import { mutation } from '../shared/mutation.ts';
import { writePayload } from '../shared/payload.ts';
import { boolean, int, json, text } from '../wire/fields.ts';
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
    response: text("Body of the webhook's answer.", 'responseBody'),
  },
});

mutation('testWebhookTool', {
  description: "Has Telnyx call the customer's webhook as the tool would. Cost: one upstream write, sent once; it outdates nothing.",
  input: 'Which tool to test, and with what.',
  fields: (t) => ({
    assistantId: t.id({ required: true, description: 'Id of the assistant at Telnyx.' }),
    toolId: t.id({ required: true, description: 'Id of its webhook tool: `Tool.toolId`.' }),
    arguments: t.field({
      type: 'JSON',
      description: 'What the model would pass: an object by the names of the parameters. Null and absent: nothing.',
    }),
    dynamicVariables: t.field({
      type: 'JSON',
      description: 'Values of `{{variables}}` in URL, headers and body: an object by their names. Null and absent: those of the assistant.',
    }),
  }),
  payload: writePayload('TestWebhookToolPayload', 'result', {
    type: WebhookToolTest,
    description: 'How the webhook answered; null when the test was refused.',
  }),
  needs: MAY_RUN,
  resolve: ({ assistantId, toolId, ...given }, ctx) =>
    testWebhookTool({ assistantId: String(assistantId), toolId: String(toolId), ...given }, ctx),
});
