import { type AssistantDraft, compact, type ToolWire } from '../wire.ts';
import { toHandoff, toHeaders, toModel, toTransfer } from './translate.ts';
import type { ParametersSchema, Resolve } from './types.ts';

/** An agent as ElevenLabs stores it; only what an import reads. */
export interface ElevenLabsAgent {
  agent_id: string;
  name: string;
  conversation_config: {
    asr: { keywords: string[] };
    turn: { turn_timeout: number; silence_end_call_timeout: number };
    tts: { model_id: string; voice_id: string; stability: number; speed: number; similarity_boost: number };
    conversation: { text_only: boolean; max_duration_seconds: number };
    agent: {
      first_message: string;
      language: string;
      dynamic_variables: { dynamic_variable_placeholders: Record<string, string | number | boolean> };
      prompt: { prompt: string; llm: string; temperature: number; tools: ElevenLabsTool[] };
    };
  };
  platform_settings: { privacy: { record_voice: boolean; zero_retention_mode: boolean } };
  tags: string[];
}

export type ElevenLabsTool =
  | { type: 'system'; name: string; description: string; params: SystemToolParams }
  | { type: 'client'; name: string; description: string; parameters: ParametersSchema }
  | {
      type: 'webhook';
      name: string;
      description: string;
      response_timeout_secs: number;
      api_schema: {
        url: string;
        method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
        path_params_schema?: Record<string, unknown>;
        query_params_schema?: ParametersSchema;
        request_body_schema?: ParametersSchema;
        request_headers: Record<string, string>;
      };
    };

type SystemToolParams =
  | { system_tool_type: 'end_call' | 'skip_turn' | 'play_keypad_touch_tone' }
  | { system_tool_type: 'transfer_to_agent'; transfers: { agent_id: string; condition: string }[] }
  | { system_tool_type: 'transfer_to_number'; transfers: { phone_number: string; condition: string }[] };

/** The assistant that an ElevenLabs agent becomes. `agents` gives the names of the agents it may transfer to. */
export function fromElevenLabs(source: ElevenLabsAgent, agents: readonly ElevenLabsAgent[], resolve: Resolve): AssistantDraft {
  const { agent, asr, conversation, tts, turn } = source.conversation_config;
  const nameOf = (id: string) => agents.find(({ agent_id }) => agent_id === id)?.name ?? id;
  return compact<AssistantDraft>({
    name: source.name,
    instructions: agent.prompt.prompt,
    model: toModel(agent.prompt.llm),
    greeting: agent.first_message,
    enabled_features: conversation.text_only ? ['messaging'] : ['telephony'],
    tools: agent.prompt.tools.flatMap((tool) => toTools(tool, nameOf, resolve)),
    dynamic_variables: agent.dynamic_variables.dynamic_variable_placeholders,
    voice_settings: {
      voice: `ElevenLabs.${tts.model_id}.${tts.voice_id}`,
      api_key_ref: 'elevenlabs-key',
      temperature: tts.stability,
      similarity_boost: tts.similarity_boost,
      speed: tts.speed,
    },
    transcription: {
      model: 'deepgram/flux',
      language: agent.language,
      ...(asr.keywords.length > 0 && { settings: { keyterm: asr.keywords.join(',') } }),
    },
    telephony_settings: compact<NonNullable<AssistantDraft['telephony_settings']>>({
      time_limit_secs: conversation.max_duration_seconds,
      user_idle_reply_secs: turn.turn_timeout,
      user_idle_timeout_secs: turn.silence_end_call_timeout > 0 ? turn.silence_end_call_timeout : undefined,
      recording_settings: { enabled: source.platform_settings.privacy.record_voice },
    }),
    privacy_settings: { data_retention: !source.platform_settings.privacy.zero_retention_mode },
    import_metadata: { import_id: source.agent_id, import_provider: 'elevenlabs' },
    tags: source.tags,
    version_name: 'Imported',
  });
}

function toTools(tool: ElevenLabsTool, nameOf: (id: string) => string, resolve: Resolve): ToolWire[] {
  switch (tool.type) {
    case 'system':
      return toSystemTools(tool.description, tool.params, nameOf, resolve);
    case 'client': {
      const { name, description, parameters } = tool;
      return [{ type: 'client_side_tool', client_side_tool: { name, description, parameters } }];
    }
    case 'webhook': {
      const { url, method, path_params_schema: path, ...schema } = tool.api_schema;
      return [
        {
          type: 'webhook',
          timeout_ms: tool.response_timeout_secs * 1000,
          webhook: {
            name: tool.name,
            description: tool.description,
            url,
            method,
            headers: toHeaders(schema.request_headers),
            ...(path && { path_parameters: { type: 'object', properties: path, required: Object.keys(path) } }),
            ...(schema.query_params_schema && { query_parameters: schema.query_params_schema }),
            ...(schema.request_body_schema && { body_parameters: schema.request_body_schema }),
          },
        },
      ];
    }
  }
}

function toSystemTools(description: string, params: SystemToolParams, nameOf: (id: string) => string, resolve: Resolve): ToolWire[] {
  switch (params.system_tool_type) {
    case 'end_call':
      return [{ type: 'hangup', hangup: { description } }];
    case 'skip_turn':
      return [{ type: 'skip_turn', skip_turn: { description } }];
    case 'play_keypad_touch_tone':
      return [{ type: 'send_dtmf', send_dtmf: {} }];
    case 'transfer_to_agent':
      return toHandoff(
        params.transfers.map(({ agent_id }) => ({ importId: agent_id, name: nameOf(agent_id) })),
        resolve,
      );
    case 'transfer_to_number':
      return toTransfer(params.transfers.map(({ phone_number, condition }) => ({ name: condition, to: phone_number })));
  }
}
