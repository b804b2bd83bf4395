import type { Observability } from 'telnyx/resources/ai/assistants/assistants';
import { wireEnum } from '../wire/enum.ts';
import { int, oneOf, text, unset, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

const ObservabilityStatus = wireEnum('ObservabilityStatus', 'Whether traces are sent to Langfuse.', {
  enabled: 'Traces are sent.',
  disabled: 'Nothing is sent.',
});

const PromptSync = wireEnum('PromptSync', "Whether the assistant's instructions are published as a Langfuse prompt.", {
  enabled: 'Every save of the assistant publishes a version.',
  disabled: 'Nothing is published.',
});

export const ObservabilitySettings = wireObject<Observability>('ObservabilitySettings', {
  description: 'Traces and prompts of the assistant in Langfuse.',
  fields: {
    status: unset('the Telnyx default', oneOf(ObservabilityStatus, 'Whether traces are sent.')),
    host: url('Base URL of the Langfuse instance; null means none is set.'),
    public_key_ref: text('Identifier of the integration secret that holds the public key of Langfuse, never the key itself.'),
    secret_key_ref: text('Identifier of the integration secret that holds the secret key of Langfuse, never the secret itself.'),
    prompt_sync: oneOf(PromptSync, 'Whether saving the assistant publishes its instructions; needs `promptName`.'),
    prompt_name: text('Name of the prompt in Langfuse; null means none is linked.'),
    prompt_label: text('Label of the prompt in Langfuse, for example `production`; null means none.'),
    prompt_version: int('Version of the prompt in Langfuse, 1 or more; set by Telnyx when it publishes.'),
  },
});
