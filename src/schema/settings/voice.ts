import type { InferenceEmbeddingVoiceSettings } from 'telnyx/resources/ai/assistants/assistants';
import type { BackgroundAudioWire } from '../../upstream/wire/assistant.ts';
import { boolean, float, text, union, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { typeOf, unknownMember, wireUnion } from '../wire/union.ts';

type AudioOfType<K> = Extract<BackgroundAudioWire, { readonly type: K }>;

export const PredefinedMediaAudio = wireObject<AudioOfType<'predefined_media'>>('PredefinedMediaAudio', {
  description: 'A background sound that Telnyx provides.',
  fields: {
    type: text(typeOf('predefined_media')),
    value: text('Which sound: `office`, or `silence` for none.'),
    volume: float('Volume from 0.1 to 1, in steps of 0.1. Default 1.'),
  },
});

export const MediaUrlAudio = wireObject<AudioOfType<'media_url'>>('MediaUrlAudio', {
  description: 'An MP3 file on the web, looped during the call.',
  fields: {
    type: text(typeOf('media_url')),
    value: url('The HTTPS URL of the MP3 file.'),
  },
});

export const MediaNameAudio = wireObject<AudioOfType<'media_name'>>('MediaNameAudio', {
  description: "A file in the account's media storage, looped during the call.",
  fields: {
    type: text(typeOf('media_name')),
    value: text('The name under which the file was stored.'),
  },
});

export const UnknownBackgroundAudio = unknownMember('UnknownBackgroundAudio', 'Background audio');

export const BackgroundAudio = wireUnion<BackgroundAudioWire>('BackgroundAudio', {
  description: 'Background sound of the conversation; `value` selects it, in the form of its `type`.',
  members: {
    predefined_media: PredefinedMediaAudio,
    media_url: MediaUrlAudio,
    media_name: MediaNameAudio,
  },
  unknown: UnknownBackgroundAudio,
});

export const VoiceSettings = wireObject<InferenceEmbeddingVoiceSettings>('VoiceSettings', {
  description: 'Text-to-speech settings. Most of the tuning applies to the voices of one provider and is ignored by others.',
  fields: {
    voice: text(
      'The voice as `provider.model.voice`, for example `Telnyx.KokoroTTS.af_heart`. The voice part may be a template, for example `{{voice_id}}`, filled in at call time.',
    ),
    voice_speed: float('Speed of Telnyx Natural and Soniox voices: 0.25 to 2, for Soniox 0.7 to 1.3; higher is faster. Default 1.'),
    api_key_ref: text(
      "Identifier of the integration secret that holds the voice provider's API key, never the secret itself. ElevenLabs voices need one; null means none.",
    ),
    background_audio: union(() => BackgroundAudio, 'Background sound of the conversation; null means none.'),
    expressive_mode: boolean('Whether speech expresses emotion, for example anger or excitement; Telnyx Ultra voices only. Default false.'),
    language_boost: text(
      'Language or dialect that MiniMax voices should favour, for example `English` or `Chinese,Yue`; `auto` detects it, null means no preference.',
    ),
    similarity_boost: float('How closely an ElevenLabs voice keeps to the original speaker, 0 to 1. Default 0.75.'),
    speed: float('Speed of ElevenLabs voices: 1 is normal, higher is faster. Default 1; other voices use `voiceSpeed`.'),
    style: float("How strongly an ElevenLabs voice exaggerates its speaker's style, 0 to 1; above 0 it adds latency. Default 0."),
    temperature: float('Stability of an ElevenLabs voice, 0 to 1: low varies in emotion, high is even. Default 0.5.'),
    use_speaker_boost: boolean(
      'Whether an ElevenLabs voice is brought closer to its original speaker, which adds some latency. Default true.',
    ),
  },
});
