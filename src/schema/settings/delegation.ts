import type { DelegationSettings as DelegationSettingsWire } from '../../upstream/wire/newer.ts';
import { wireEnum } from '../wire/enum.ts';
import { boolean, object, oneOf, text, unset } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { ExternalLLM } from './external-llm.ts';

export const DelegationMode = wireEnum<NonNullable<DelegationSettingsWire['mode']>>('DelegationMode', 'Where the second model runs.', {
  telnyx: 'Telnyx calls it.',
  client: "The client of the conversation calls it, such as the page that embeds the assistant's widget.",
});

export const DelegationSettings = wireObject<DelegationSettingsWire>('DelegationSettings', {
  description: 'A second model that the first one hands questions to while it goes on talking (beta).',
  fields: {
    enabled: boolean('Whether the first model may hand over questions. Default true.'),
    mode: unset('the Telnyx default', oneOf(DelegationMode, 'Where the second model runs.')),
    model: text('Name of the second model, hosted by Telnyx; null means the default, or `externalLlm`.'),
    llm_api_key_ref: text(
      'Identifier of the integration secret with the key for `model`, never the key itself; null means that Telnyx uses its own key.',
    ),
    instructions: text('Instructions of the second model; null means none of its own.'),
    speak_results: boolean('Whether the assistant says what the second model found. Default true.'),
    external_llm: object(() => ExternalLLM, "A second model on the customer's own endpoint; null means none."),
  },
});
