import type { AssistantA2AAgent, InferenceEmbeddingWebhookToolParams } from 'telnyx/resources/ai/assistants/assistants';
import { int, text } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import type { Superset } from '../wire/superset.ts';

type Item<T> = T extends readonly (infer I)[] ? I : never;
type FillerMessageWire = Superset<Item<InferenceEmbeddingWebhookToolParams.Webhook['messages']> | Item<AssistantA2AAgent['messages']>>;

export const FillerMessage = wireObject<FillerMessageWire>('FillerMessage', {
  description: 'What the assistant says while it waits for a webhook or a remote agent.',
  fields: {
    type: text(
      'When it is said: `request_start` as soon as the request is sent, `request_response_delayed` if there is no answer after `timingMs`.',
    ),
    content: text('The text to say.'),
    timing_ms: int('Delay of a `request_response_delayed` message in milliseconds; no effect on `request_start`.'),
  },
});
