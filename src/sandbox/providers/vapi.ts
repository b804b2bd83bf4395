import { type AssistantDraft, compact, type ToolWire } from '../wire.ts';
import { toHandoff, toTransfer } from './translate.ts';
import type { ParametersSchema, Resolve } from './types.ts';

/** An assistant as Vapi stores it; only what an import reads. */
export interface VapiAssistant {
  id: string;
  name: string;
  model: {
    provider: string;
    model: string;
    messages: { role: 'system'; content: string }[];
    tools: VapiTool[];
  };
  voice: { provider: '11labs' | 'azure' | 'openai'; voiceId: string; stability?: number; similarityBoost?: number };
  transcriber: { provider: 'deepgram'; model: 'nova-2' | 'nova-3'; language: string };
  firstMessage?: string;
  backgroundSound?: 'office' | 'off';
  voicemailMessage?: string;
  silenceTimeoutSeconds: number;
  maxDurationSeconds: number;
}

export type VapiTool =
  | {
      type: 'function';
      function: { name: string; description: string; parameters: ParametersSchema };
      server?: { url: string; timeoutSeconds?: number };
    }
  | { type: 'handoff'; destinations: { type: 'assistant'; assistantName: string; description: string }[] }
  | { type: 'transferCall'; destinations: { type: 'number'; number: string; description: string }[] }
  | { type: 'endCall' }
  | { type: 'dtmf' };

const VOICES = { '11labs': 'ElevenLabs.eleven_turbo_v2', azure: 'Azure', openai: 'OpenAI.tts-1' } as const;

/** The assistant that a Vapi assistant becomes. Members of a squad name each other: `squad` is where names are looked up. */
export function fromVapi(source: VapiAssistant, squad: readonly VapiAssistant[], resolve: Resolve): AssistantDraft {
  const { model, transcriber, voice } = source;
  return compact<AssistantDraft>({
    name: source.name,
    instructions: model.messages.map(({ content }) => content).join('\n\n'),
    model: `${model.provider}/${model.model}`,
    greeting: source.firstMessage,
    enabled_features: ['telephony'],
    tools: model.tools.flatMap((tool) => toTools(tool, squad, resolve)),
    voice_settings: compact<NonNullable<AssistantDraft['voice_settings']>>({
      voice: `${VOICES[voice.provider]}.${voice.voiceId}`,
      temperature: voice.stability,
      similarity_boost: voice.similarityBoost,
      background_audio: source.backgroundSound === 'office' ? { type: 'predefined_media', value: 'office', volume: 0.5 } : undefined,
    }),
    transcription: { model: `deepgram/${transcriber.model}`, language: transcriber.language },
    telephony_settings: compact<NonNullable<AssistantDraft['telephony_settings']>>({
      time_limit_secs: source.maxDurationSeconds,
      user_idle_timeout_secs: source.silenceTimeoutSeconds,
      voicemail_detection: source.voicemailMessage
        ? {
            on_voicemail_detected: {
              action: 'leave_message_and_stop_assistant',
              voicemail_message: { type: 'message', message: source.voicemailMessage },
            },
          }
        : undefined,
    }),
    import_metadata: { import_id: source.id, import_provider: 'vapi' },
    tags: ['imported'],
    version_name: 'Imported',
  });
}

function toTools(tool: VapiTool, squad: readonly VapiAssistant[], resolve: Resolve): ToolWire[] {
  switch (tool.type) {
    case 'function': {
      const { name, description, parameters } = tool.function;
      if (!tool.server) return [{ type: 'function', function: { name, description, parameters: { ...parameters } } }];
      const { url, timeoutSeconds = 10 } = tool.server;
      return [
        {
          type: 'webhook',
          timeout_ms: timeoutSeconds * 1000,
          webhook: { name, description, url, method: 'POST', body_parameters: parameters },
        },
      ];
    }
    case 'handoff':
      return toHandoff(
        tool.destinations.flatMap(({ assistantName: name }) =>
          squad.filter((member) => member.name === name).map(({ id }) => ({ importId: id, name })),
        ),
        resolve,
      );
    case 'transferCall':
      return toTransfer(tool.destinations.map(({ number, description }) => ({ name: description, to: number })));
    case 'endCall':
      return [{ type: 'hangup', hangup: {} }];
    case 'dtmf':
      return [{ type: 'send_dtmf', send_dtmf: {} }];
  }
}
