import type { ExternalLlm as ExternalLlmWire, FallbackConfig as FallbackConfigWire } from 'telnyx/resources/ai/assistants/assistants';
import { wireEnum } from '../wire/enum.ts';
import { boolean, object, oneOf, text, unset, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

const AuthenticationMethod = wireEnum('AuthenticationMethod', 'How Telnyx authenticates to an external LLM.', {
  token: 'With the API key of `llmApiKeyRef`.',
  certificate: 'With the client certificate of `certificateRef`, exchanged for a token where `tokenRetrievalUrl` is set.',
});

export const ExternalLLM = wireObject<ExternalLlmWire>('ExternalLLM', {
  description: "A language model on the customer's own endpoint. If set, it is used instead of the `model` beside it.",
  fields: {
    base_url: url('Base URL of the endpoint.'),
    model: text('Name of the model, as the endpoint expects it.'),
    authentication_method: unset('the Telnyx default', oneOf(AuthenticationMethod, 'How Telnyx authenticates.')),
    llm_api_key_ref: text(
      "Identifier of the integration secret that holds the endpoint's API key, never the secret itself; null means none.",
    ),
    certificate_ref: text(
      'Identifier of the integration secret that holds the client certificate, never the secret itself; only applies when `authenticationMethod` is CERTIFICATE.',
    ),
    token_retrieval_url: url(
      'URL that exchanges the certificate for an access token; only applies when `authenticationMethod` is CERTIFICATE.',
    ),
    forward_metadata: boolean(
      'Whether dynamic variables, phone numbers among them, are sent with each request as `extra_metadata`. Default false.',
    ),
  },
});

export const FallbackConfig = wireObject<FallbackConfigWire>('FallbackConfig', {
  description: 'The language model that takes over when the first one is unavailable.',
  fields: {
    model: text('Name of a model hosted by Telnyx; null means none, as where `externalLlm` is the fallback.'),
    llm_api_key_ref: text(
      "Identifier of the integration secret that holds the fallback model's API key, never the secret itself; null means none.",
    ),
    external_llm: object(
      () => ExternalLLM,
      "A fallback on the customer's own endpoint; null means none, as where `model` is the fallback.",
    ),
  },
});
