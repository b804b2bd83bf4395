import type { InferenceEmbeddingWebhookToolParams } from 'telnyx/resources/ai/assistants/assistants';
import { FillerMessage } from '../settings/filler-message.ts';
import { HttpHeader } from '../settings/headers.ts';
import { wireEnum } from '../wire/enum.ts';
import { boolean, int, json, objects, oneOf, parameters, text, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { toolVariant } from './tool.ts';

export const WebhookMethod = wireEnum('WebhookMethod', 'HTTP method of a webhook request.', {
  GET: 'Has no body: body parameters and preset body fields are not sent.',
  POST: 'The default.',
  PUT: 'Usually replaces something.',
  DELETE: 'Usually deletes something.',
  PATCH: 'Usually changes a part of something.',
});

export const WebhookResponseVariable = wireObject<InferenceEmbeddingWebhookToolParams.Webhook.StoreFieldsAsVariable>(
  'WebhookResponseVariable',
  {
    description: "A value of a webhook's answer that is stored as a dynamic variable.",
    fields: {
      name: text('Name of the dynamic variable.'),
      value_path: text('Path of the value in the body of the answer, separated by dots, for example `customer.name`.'),
    },
  },
);

export const WebhookTool = toolVariant('WebhookTool', 'webhook', {
  description: 'Lets the assistant call an HTTP endpoint. An assistant may have many.',
  fields: {
    name: text('Name under which the model calls it.'),
    description: text('What it does and when to use it: instructions for the model.'),
    url: url('URL to call; `{name}` is replaced by the value that the model fills in for that path parameter.'),
    method: oneOf(WebhookMethod, 'HTTP method. Default POST.'),
    headers: objects(() => HttpHeader, 'Headers of the request; Telnyx adds its signature to them.'),
    path_parameters: json('JSON Schema (type object) of the `{placeholders}` of `url`, which the model must fill in; null means none.'),
    query_parameters: json('JSON Schema (type object) of the query parameters that the model fills in; null means none.'),
    body_parameters: json('JSON Schema (type object) of the body fields that the model fills in; null means none.'),
    preset_query_params: parameters(
      'Query parameters with fixed values, under their own names. The model neither sees nor sets them, and they take precedence over `queryParameters` of the same name; values may hold `{{variables}}`.',
    ),
    preset_body_fields: json(
      'Body fields with fixed values, under their own names. The model neither sees nor sets them, and they take precedence over `bodyParameters` of the same name; values may hold `{{variables}}`.',
    ),
    async: boolean('Whether the conversation goes on without waiting for the answer. Default false.'),
    async_timeout_ms: int(
      'Milliseconds that an asynchronous call waits for an answer before the model is informed that the request was submitted, 1 to 15000; null means the Telnyx default, 300.',
    ),
    messages: objects(() => FillerMessage, 'What the assistant says while it waits; ignored when `async` is true.'),
    store_fields_as_variables: objects(() => WebhookResponseVariable, 'Values of the answer that are stored as dynamic variables.'),
  },
});
