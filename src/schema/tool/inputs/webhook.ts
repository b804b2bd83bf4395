import type { InferenceEmbeddingWebhookToolParams } from 'telnyx/resources/ai/assistants/assistants';
import { boolean, int, oneOf, text, type InputField } from '../../wire/input-fields.ts';
import { jsonMap } from '../../wire/input-maps.ts';
import { objects, wireInput } from '../../wire/input.ts';
import { WebhookMethod } from '../webhook.ts';
import { toolInput } from './tool-input.ts';

/** Where the value of a header is left out. */
export const KEPT_VALUE =
  'Left out in changes, the stored one stays if exactly one fits: of the same name in a tool or agent with the stored name, URL, path parameters and unknown keys, equal character by character; elsewhere it is needed.';

type Item<T> = T extends readonly (infer I)[] ? I : never;

export const HttpHeaderInput = wireInput<InferenceEmbeddingWebhookToolParams.Webhook.Header>('HttpHeaderInput', {
  description: 'An HTTP header that Telnyx sends with its requests.',
  fields: {
    name: text('Name of the header.', { asked: true, isMasked: true }),
    value: text(
      `Value of the header. What is written here can be read by everyone who may read the tool; \`{{#integration_secret}}identifier{{/integration_secret}}\` keeps a secret out. ${KEPT_VALUE}`,
      { mayBeEmpty: true, isMasked: true },
    ),
  },
});

type Message = Item<NonNullable<InferenceEmbeddingWebhookToolParams.Webhook['messages']>>;

export const FillerMessageInput = wireInput<Message>('FillerMessageInput', {
  description: 'What the assistant says while it waits.',
  fields: {
    type: text(
      'When it is said: `request_start` as soon as the request leaves, `request_response_delayed` if there is no answer after `timingMs`.',
      {
        asked: true,
      },
    ) as InputField<Message['type']>,
    content: text('The words.', { asked: true }),
    timing_ms: int('Milliseconds to wait before the words of a `request_response_delayed` message.', { min: 0 }),
  },
});

const WebhookResponseVariableInput = wireInput<InferenceEmbeddingWebhookToolParams.Webhook.StoreFieldsAsVariable>(
  'WebhookResponseVariableInput',
  {
    description: "A value of a webhook's answer that is kept as a dynamic variable.",
    fields: {
      name: text('Name of the dynamic variable.', { asked: true }),
      value_path: text('Where the value stands in the body of the answer, as a path with dots, for example `customer.name`.', {
        asked: true,
      }),
    },
  },
);

const SCHEMA = 'as a JSON Schema of type object.';

export const WebhookToolInput = toolInput('WebhookToolInput', 'webhook', {
  description: 'Calls an HTTP endpoint.',
  fields: {
    name: text('Name under which the model calls it.', { asked: true }),
    description: text('What it does and when to use it, written for the model.', { asked: true }),
    url: text('URL to call; `{name}` stands for a value that the model gives for that path parameter.', { asked: true, isMasked: true }),
    method: oneOf(WebhookMethod, 'HTTP method; absent means POST.'),
    headers: objects(() => HttpHeaderInput, 'Headers of the request.'),
    path_parameters: jsonMap(`What the model must give for the \`{placeholders}\` of \`url\`, ${SCHEMA}`),
    query_parameters: jsonMap(`What the model gives for the query string, ${SCHEMA}`),
    body_parameters: jsonMap(`What the model gives for the body, ${SCHEMA}`),
    preset_query_params: jsonMap('Query parameters with fixed values, under their own names.'),
    preset_body_fields: jsonMap('Body fields with fixed values, under their own names.'),
    async: boolean('Whether the conversation goes on without waiting for the answer.'),
    async_timeout_ms: int('Milliseconds that an asynchronous call still waits for an answer, 1 to 15000.', { min: 1, max: 15_000 }),
    messages: objects(() => FillerMessageInput, 'What the assistant says while it waits.'),
    store_fields_as_variables: objects(() => WebhookResponseVariableInput, 'Values of the answer that are kept as dynamic variables.'),
  },
});
