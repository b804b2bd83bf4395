import type { ExternalLlm as ExternalLlmWire, FallbackConfig as FallbackConfigWire } from 'telnyx/resources/ai/assistants/assistants';
import { wireEnum } from '../wire/enum.ts';
import { boolean, object, oneOf, text, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

const AuthenticationMethod = wireEnum('AuthenticationMethod', 'How the platform proves itself to an external LLM.', {
  token: 'With the API key behind `llmApiKeyRef`.',
  certificate: 'With the client certificate behind `certificateRef`, exchanged for a token where `tokenRetrievalUrl` is set.',
});

export const ExternalLLM = wireObject<ExternalLlmWire>('ExternalLLM', {
  description: "A language model on the customer's own endpoint. Where one is set, it answers in place of the `model` beside it.",
  fields: {
    base_url: url('Base URL of the endpoint.'),
    model: text('Name of the model, in the terms of the endpoint.'),
    authentication_method: oneOf(AuthenticationMethod, 'How the platform authenticates; null means the default of the platform.'),
    llm_api_key_ref: text(
      "Identifier of the integration secret that holds the endpoint's API key, never the secret itself; null means none.",
    ),
    certificate_ref: text(
      'Identifier of the integration secret that holds the client certificate, never the secret itself; counts when `authenticationMethod` is CERTIFICATE.',
    ),
    token_retrieval_url: url(
      'URL that gives an access token in return for the certificate; counts when `authenticationMethod` is CERTIFICATE.',
    ),
    forward_metadata: boolean(
      'Whether dynamic variables, phone numbers among them, go along with each request as `extra_metadata`. Default false.',
    ),
  },
});

export const FallbackConfig = wireObject<FallbackConfigWire>('FallbackConfig', {
  description: 'The language model that takes over when the first one is unavailable.',
  fields: {
    model: text('Name of a model hosted by the platform; null where `externalLlm` is the fallback.'),
    llm_api_key_ref: text(
      "Identifier of the integration secret that holds the fallback model's API key, never the secret itself; null means none.",
    ),
    external_llm: object(() => ExternalLLM, "A fallback on the customer's own endpoint; null where `model` is the fallback."),
  },
});
