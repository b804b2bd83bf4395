import * as fc from 'fast-check';
import type * as Chat from 'telnyx/resources/ai/chat';
import type * as Sdk from 'telnyx/resources/ai/assistants/assistants';
import type * as OpenAIChat from 'telnyx/resources/ai/openai/chat';
import type * as SharedTools from 'telnyx/resources/ai/tools';
import * as words from './enum-words.ts';
import { flag, id, json, jsonMap, text, type Kit } from './kit.ts';

type Webhook = Sdk.InferenceEmbeddingWebhookToolParams.Webhook;
type WebhookStart = Sdk.InferenceEmbeddingWebhookToolParams.Webhook.WebhookToolRequestStartMessage;
type WebhookDelayed = Sdk.InferenceEmbeddingWebhookToolParams.Webhook.WebhookToolRequestResponseDelayedMessage;
type Transfer = Sdk.AssistantTool.Transfer.Transfer;
type Invite = Sdk.AssistantTool.Invite.Invite;
type Refer = Sdk.AssistantTool.Refer.Refer;
type FillerMessage = NonNullable<Webhook['messages']>[number] & NonNullable<Sdk.AssistantA2AAgent['messages']>[number];
type JsonSchema = NonNullable<Webhook['body_parameters']> &
  NonNullable<Webhook['path_parameters']> &
  NonNullable<Webhook['query_parameters']> &
  Sdk.AssistantTool.ClientSideTool.ClientSideTool.Parameters;
type Header = Sdk.AssistantTool.Transfer.Transfer.CustomHeader &
  Sdk.AssistantTool.Invite.Invite.CustomHeader &
  Sdk.AssistantTool.Refer.Refer.CustomHeader &
  Sdk.InferenceEmbeddingWebhookToolParams.Webhook.Header;

/** On the wire every tool may have it; in the SDK only the webhook does. */
type Timed<T> = T & { timeout_ms?: number };

export type ToolArbitraries = ReturnType<typeof toolArbitraries>;

/** The fourteen tools, each with its payload under the key that its type names. */
export function toolArbitraries(kit: Kit) {
  const { record, list, oneOf, union, int } = kit;
  const common = { shared: flag, timeout_ms: int };

  const fillerMessage = union<FillerMessage>({
    request_start: record<WebhookStart & Sdk.AssistantA2AAgent.A2AAgentRequestStartMessage>(
      { content: text, type: fc.constant('request_start') },
      { timing_ms: int },
    ),
    request_response_delayed: record<WebhookDelayed & Sdk.AssistantA2AAgent.A2AAgentRequestResponseDelayedMessage>(
      { content: text, timing_ms: int, type: fc.constant('request_response_delayed') },
      {},
    ),
  });
  const header = record<Header>({}, { name: text, value: text });
  const parameters = record<JsonSchema>({}, { properties: jsonMap, required: list(text), type: fc.constant('object') });

  /** `timeout_ms` is the legacy place of a webhook's own: stored and sent, though no type has it any more. */
  const webhook = record<Timed<Webhook>>(
    { description: text, name: text, url: text },
    {
      timeout_ms: int,
      async: flag,
      async_timeout_ms: int,
      body_parameters: parameters,
      headers: list(header),
      messages: list(fillerMessage),
      method: oneOf(words.HTTP_METHOD),
      path_parameters: parameters,
      preset_body_fields: jsonMap,
      preset_query_params: jsonMap,
      query_parameters: parameters,
      store_fields_as_variables: list(
        record<Sdk.InferenceEmbeddingWebhookToolParams.Webhook.StoreFieldsAsVariable>({ name: text, value_path: text }, {}),
      ),
    },
  );

  const transfer = record<Transfer>(
    {
      from: text,
      targets: fc.oneof(
        {
          weight: 3,
          arbitrary: list(
            record<Sdk.AssistantTool.Transfer.Transfer.TargetsList>(
              { to: text },
              { extension: text, message: text, name: text, sip_auth_password: text, sip_auth_username: text },
            ),
          ),
        },
        { weight: 1, arbitrary: text },
      ),
    },
    {
      custom_headers: list(header),
      description: text,
      diversion: text,
      voicemail_detection: transferVoicemail(kit),
      warm_message_delay_ms: fc.option(int),
      warm_transfer_acceptance: record<Sdk.AssistantTool.Transfer.Transfer.WarmTransferAcceptance>(
        {},
        { enabled: flag, end_user_target_context_mode: oneOf(words.CONTEXT_MODE) },
      ),
      warm_transfer_instructions: text,
    },
  );

  const invite = record<Invite>(
    { from: text },
    {
      custom_headers: list(header),
      targets: fc.oneof(
        {
          weight: 3,
          arbitrary: list(record<Sdk.AssistantTool.Invite.Invite.TargetsList>({ to: text }, { name: text })),
        },
        { weight: 2, arbitrary: text },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      voicemail_detection: record<Sdk.AssistantTool.Invite.Invite.VoicemailDetection>(
        {},
        {
          detection_mode: oneOf(words.DETECTION_MODE),
          on_voicemail_detected: record<Sdk.AssistantTool.Invite.Invite.VoicemailDetection.OnVoicemailDetected>(
            {},
            { action: oneOf(words.INVITE_VOICEMAIL_ACTION) },
          ),
        },
      ),
    },
  );

  const refer = record<Refer>(
    {
      targets: list(
        record<Sdk.AssistantTool.Refer.Refer.Target>(
          { name: text, sip_address: text },
          { sip_auth_password: text, sip_auth_username: text },
        ),
      ),
    },
    {
      custom_headers: list(header),
      sip_headers: list(record<Sdk.AssistantTool.Refer.Refer.SipHeader>({}, { name: oneOf(words.SIP_HEADER), value: text })),
    },
  );

  const handoff = record<Sdk.AssistantTool.Handoff.Handoff>(
    { ai_assistants: list(record<Sdk.AssistantTool.Handoff.Handoff.AIAssistant>({ id, name: text }, {})) },
    { voice_mode: oneOf(words.VOICE_MODE) },
  );

  const sendMessage = fc
    .tuple(
      record<Sdk.AssistantTool.SendMessage.SendMessage>({}, { message_template: fc.option(text) }),
      // The payload is an open map: more keys than the SDK names are nothing unusual.
      fc.array(fc.tuple(fc.constantFrom('media_urls', 'from_number', '__proto__'), json), { maxLength: 2 }),
    )
    .map(([payload, more]) => Object.fromEntries([...more, ...Object.entries(payload)]));

  const tool = union<Sdk.AssistantTool>({
    webhook: record<Sdk.InferenceEmbeddingWebhookToolParams>({ type: fc.constant('webhook'), webhook }, common),
    retrieval: record<Timed<Sdk.RetrievalTool>>(
      {
        type: fc.constant('retrieval'),
        retrieval: record<Chat.BucketIDs>({ bucket_ids: list(text) }, { max_num_results: int }),
      },
      common,
    ),
    handoff: record<Timed<Sdk.AssistantTool.Handoff>>({ type: fc.constant('handoff'), handoff }, common),
    hangup: record<Timed<Sdk.AssistantTool.Hangup>>(
      { type: fc.constant('hangup'), hangup: record<Sdk.HangupToolParams>({}, { description: text }) },
      common,
    ),
    transfer: record<Timed<Sdk.AssistantTool.Transfer>>({ type: fc.constant('transfer'), transfer }, common),
    refer: record<Timed<Sdk.AssistantTool.Refer>>({ type: fc.constant('refer'), refer }, common),
    send_dtmf: record<Timed<Sdk.AssistantTool.SendDtmf>>({ type: fc.constant('send_dtmf'), send_dtmf: jsonMap }, common),
    invite: record<Timed<Sdk.AssistantTool.Invite>>({ type: fc.constant('invite'), invite }, common),
    send_message: record<Timed<Sdk.AssistantTool.SendMessage>>({ type: fc.constant('send_message'), send_message: sendMessage }, common),
    skip_turn: record<Timed<Sdk.AssistantTool.SkipTurn>>(
      {
        type: fc.constant('skip_turn'),
        skip_turn: record<Sdk.AssistantTool.SkipTurn.SkipTurn>({}, { description: text }),
      },
      common,
    ),
    client_side_tool: record<Timed<Sdk.AssistantTool.ClientSideTool>>(
      {
        type: fc.constant('client_side_tool'),
        client_side_tool: record<Sdk.AssistantTool.ClientSideTool.ClientSideTool>({ description: text, name: text, parameters }, {}),
      },
      common,
    ),
    function: record<Timed<Sdk.AssistantTool.Function>>(
      {
        type: fc.constant('function'),
        function: record<OpenAIChat.FunctionDefinition>({ name: text }, { description: text, parameters: jsonMap }),
      },
      common,
    ),
    pay: record<Timed<Sdk.AssistantTool.Pay>>(
      {
        type: fc.constant('pay'),
        pay: record<SharedTools.PayToolParams>(
          { connector_name: text },
          { currency: text, description: fc.option(text), payment_method: text },
        ),
      },
      common,
    ),
    update_dynamic_variables: record<Timed<Sdk.AssistantTool.UpdateDynamicVariables>>(
      {
        type: fc.constant('update_dynamic_variables'),
        update_dynamic_variables: record<SharedTools.UpdateDynamicVariablesToolParams>(
          {
            description: text,
            name: text,
            updatable_variables: list(
              record<SharedTools.UpdateDynamicVariablesToolParams.UpdatableVariable>({ name: text }, { description: text, type: text }),
            ),
          },
          {},
        ),
      },
      common,
    ),
  });

  return { tool, fillerMessage };
}

function transferVoicemail({ record, oneOf, int }: Kit) {
  type Detection = Sdk.AssistantTool.Transfer.Transfer.VoicemailDetection;
  type OnDetected = Sdk.AssistantTool.Transfer.Transfer.VoicemailDetection.OnVoicemailDetected;
  return record<Detection>(
    {},
    {
      detection_config: record<Sdk.AssistantTool.Transfer.Transfer.VoicemailDetection.DetectionConfig>(
        {},
        {
          after_greeting_silence_millis: int,
          between_words_silence_millis: int,
          greeting_duration_millis: int,
          greeting_silence_duration_millis: int,
          greeting_total_analysis_time_millis: int,
          initial_silence_millis: int,
          maximum_number_of_words: int,
          maximum_word_length_millis: int,
          min_word_length_millis: int,
          silence_threshold: int,
          total_analysis_time_millis: int,
        },
      ),
      detection_mode: oneOf(words.DETECTION_MODE),
      on_voicemail_detected: record<OnDetected>(
        {},
        {
          action: oneOf(words.TRANSFER_VOICEMAIL_ACTION),
          voicemail_message: record<Sdk.AssistantTool.Transfer.Transfer.VoicemailDetection.OnVoicemailDetected.VoicemailMessage>(
            {},
            { message: text, type: oneOf(words.TRANSFER_VOICEMAIL_MESSAGE) },
          ),
        },
      ),
    },
  );
}
