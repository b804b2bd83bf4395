import type { InferenceEmbeddingWebhookToolParams } from 'telnyx/resources/ai/assistants/assistants';
import { FillerMessage } from '../settings/filler-message.ts';
import { HttpHeader } from '../settings/headers.ts';
import { wireEnum } from '../wire/enum.ts';
import { boolean, int, json, objects, oneOf, text, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { toolVariant } from './tool.ts';

const WebhookMethod = wireEnum('WebhookMethod', 'HTTP method of a webhook request.', {
  GET: 'Has no body: body parameters and preset body fields are not sent.',
  POST: 'The default.',
  PUT: 'Usually replaces something.',
  DELETE: 'Usually removes something.',
  PATCH: 'Usually changes a part of something.',
});

export const WebhookResponseVariable = wireObject<InferenceEmbeddingWebhookToolParams.Webhook.StoreFieldsAsVariable>(
  'WebhookResponseVariable',
  {
    description: "A value of a webhook's answer that is kept as a dynamic variable.",
    fields: {
      name: text('Name of the dynamic variable.'),
      value_path: text('Where the value stands in the body of the answer, as a path with dots, for example `customer.name`.'),
    },
  },
);

export const WebhookTool = toolVariant('WebhookTool', 'webhook', {
  description: 'Lets the assistant call an HTTP endpoint. An assistant may have many.',
  fields: {
    name: text('Name under which the model calls it.'),
    description: text('What it does and when to use it, in words for the model.'),
    url: url('URL to call; `{name}` stands for a value that the model gives for that path parameter.'),
    method: oneOf(WebhookMethod, 'HTTP method. Default POST.'),
    headers: objects(() => HttpHeader, 'Headers of the request; the platform adds its signature itself.'),
    path_parameters: json(
      'What the model must give for the `{placeholders}` of `url`, as a JSON Schema of type object; null means nothing.',
    ),
    query_parameters: json('What the model gives for the query string, as a JSON Schema of type object; null means nothing.'),
    body_parameters: json('What the model gives for the body, as a JSON Schema of type object; null means nothing.'),
    preset_query_params: json(
      'Query parameters with fixed values, under their own names. The model neither sees nor sets them, and they win over `queryParameters` of the same name; values may be templates.',
    ),
    preset_body_fields: json(
      'Body fields with fixed values, under their own names. The model neither sees nor sets them, and they win over `bodyParameters` of the same name; values may be templates.',
    ),
    async: boolean('Whether the conversation goes on without waiting for the answer. Default false.'),
    async_timeout_ms: int(
      'Milliseconds that an asynchronous call still waits for an answer before the model is told that the request was submitted, 1 to 15000; null means the default of the platform, 300.',
    ),
    messages: objects(() => FillerMessage, 'What the assistant says while it waits; not used when `async` is true.'),
    store_fields_as_variables: objects(() => WebhookResponseVariable, 'Values of the answer that are kept as dynamic variables.'),
  },
});
