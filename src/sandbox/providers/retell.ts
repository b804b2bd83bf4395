import { type AssistantDraft, compact, type ToolWire } from '../wire.ts';
import { type RetellFlow, toFlow } from './retell-flow.ts';
import { toStatesFlow, type RetellState } from './retell-states.ts';
import { toHandoff, toHeaders, toModel, toTransfer } from './translate.ts';
import type { Resolve, RetellTool } from './types.ts';

/** An agent as Retell exports it: with one prompt, with states, or with a conversation flow. */
export interface RetellAgent {
  agent_id: string;
  agent_name: string;
  language: string;
  voice_id: string;
  voice_temperature: number;
  voice_speed: number;
  max_call_duration_ms: number;
  end_call_after_silence_ms: number;
  boosted_keywords: string[];
  ambient_sound?: 'call-center';
  retellLlmData?: {
    model: string;
    begin_message: string;
    general_prompt: string;
    general_tools: RetellTool[];
    states?: RetellState[];
  };
  conversationFlow?: RetellFlow;
}

/** The assistant that a Retell agent becomes. `agents` gives the names of the agents it may swap to. */
export function fromRetell(source: RetellAgent, agents: readonly RetellAgent[], resolve: Resolve): AssistantDraft {
  const llm = source.retellLlmData;
  const flow = source.conversationFlow;
  const toTools = (tools: readonly RetellTool[]) => tools.flatMap((tool) => toTool(tool, agents, resolve));
  return compact<AssistantDraft>({
    name: source.agent_name,
    instructions: llm?.general_prompt ?? flow?.global_prompt ?? '',
    model: toModel(llm?.model ?? flow?.model_choice.model ?? ''),
    greeting: llm?.begin_message,
    enabled_features: ['telephony'],
    tools: toTools(llm?.general_tools ?? []),
    conversation_flow: flow ? toFlow(flow, toTools) : llm?.states ? toStatesFlow(llm.states, toTools) : undefined,
    voice_settings: compact<NonNullable<AssistantDraft['voice_settings']>>({
      voice: toVoice(source.voice_id),
      voice_speed: source.voice_speed,
      temperature: source.voice_temperature,
      background_audio: source.ambient_sound ? { type: 'predefined_media', value: 'office' } : undefined,
    }),
    transcription: compact<NonNullable<AssistantDraft['transcription']>>({
      model: 'deepgram/nova-3',
      language: source.language.split('-')[0],
      settings: source.boosted_keywords.length > 0 ? { keyterm: source.boosted_keywords.join(',') } : undefined,
    }),
    telephony_settings: {
      time_limit_secs: Math.round(source.max_call_duration_ms / 1000),
      user_idle_timeout_secs: Math.round(source.end_call_after_silence_ms / 1000),
    },
    import_metadata: { import_id: source.agent_id, import_provider: 'retell' },
    tags: ['imported'],
    version_name: 'Imported',
  });
}

function toTool(tool: RetellTool, agents: readonly RetellAgent[], resolve: Resolve): ToolWire[] {
  switch (tool.type) {
    case 'end_call':
      return [{ type: 'hangup', hangup: { description: tool.description } }];
    case 'agent_swap': {
      const name = agents.find(({ agent_id }) => agent_id === tool.agent_id)?.agent_name ?? tool.name;
      return toHandoff([{ importId: tool.agent_id, name }], resolve);
    }
    case 'transfer_call':
      return toTransfer([{ name: tool.description, to: tool.transfer_destination.number }]);
    case 'custom': {
      const { name: label, description, url, method, parameters } = tool;
      const stored = Object.entries(tool.response_variables);
      return [
        {
          type: 'webhook',
          timeout_ms: tool.timeout_ms,
          webhook: {
            name: label,
            description,
            url,
            method,
            headers: toHeaders(tool.headers),
            ...(method === 'GET' ? { query_parameters: parameters } : { body_parameters: parameters }),
            // "$.booking.id" there is "booking.id" here.
            store_fields_as_variables: stored.map(([name, path]) => ({ name, value_path: path.replace(/^\$\./, '') })),
          },
        },
      ];
    }
  }
}

/** Voices of other vendors carry their name in front: `11labs-…`, `openai-…`. */
function toVoice(voiceId: string): string {
  const [house = '', ...rest] = voiceId.split('-');
  const voice = rest.join('-');
  if (house === '11labs') return `ElevenLabs.eleven_turbo_v2.${voice}`;
  if (house === 'openai') return `OpenAI.tts-1.${voice}`;
  return 'Telnyx.NaturalHD.astra';
}
