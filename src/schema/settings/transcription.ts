import type {
  TranscriptionSettings as TranscriptionSettingsWire,
  TranscriptionSettingsConfig as TranscriptionSettingsConfigWire,
} from 'telnyx/resources/ai/assistants/assistants';
import { boolean, float, int, object, text, texts } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const TranscriptionSettingsConfig = wireObject<TranscriptionSettingsConfigWire>('TranscriptionSettingsConfig', {
  description:
    'Tuning of the transcription. Each field applies to the models it names and is ignored by the others; null means the default of the model.',
  fields: {
    smart_format: boolean('Whether the transcript is formatted for reading, for example with punctuation.'),
    numerals: boolean('Whether spoken numbers are written as digits.'),
    keyterm: text('Deepgram Nova-3 and Flux: key terms to boost, separated by commas. May hold `{{variables}}`, filled in at call time.'),
    eot_threshold: float(
      'Deepgram Flux: confidence needed to end the turn of the caller, 0.5 to 0.9; higher is more certain and slower. Default 0.8.',
    ),
    eot_timeout_ms: int("Deepgram Flux: milliseconds of silence that end the caller's turn at any confidence, 500 to 10000. Default 5000."),
    eager_eot_threshold: float(
      'Deepgram Flux: confidence at which a reply is prepared early, 0.3 to 0.9 and at most `eotThreshold`; equal to it means never early. Default 0.8.',
    ),
    end_of_turn_confidence_threshold: float(
      'AssemblyAI: confidence needed to end the turn of the caller, 0 to 1; higher is more certain. Default 0.4.',
    ),
    min_turn_silence: int(
      'AssemblyAI: milliseconds of silence before a turn may end, 100 to 5000 and at most `maxTurnSilence`. Default 400.',
    ),
    max_turn_silence: int('AssemblyAI: milliseconds of silence that end a turn in any case, 100 to 5000. Default 1280.'),
    context: text('Soniox: key terms to boost, separated by commas. May hold `{{variables}}`, filled in at call time.'),
    language_hints: texts(
      'Soniox: ISO 639-1 codes of the languages to expect, instead of the single `language` of the transcription; empty means that `language` applies.',
    ),
    interim_results: boolean('Soniox: whether unfinished transcripts are streamed besides the final ones. Default false.'),
    enable_endpoint_detection: boolean(
      'Soniox: whether the end of an utterance is signalled, at the latest after `maxEndpointDelayMs`. Default false.',
    ),
    max_endpoint_delay_ms: int(
      'Soniox: milliseconds of silence before the end of an utterance is signalled, 500 to 3000; only applies with `enableEndpointDetection`.',
    ),
  },
});

export const TranscriptionSettings = wireObject<TranscriptionSettingsWire>('TranscriptionSettings', {
  description: 'Speech-to-text: the model, its language and its tuning.',
  fields: {
    model: text('The speech-to-text model, for example `deepgram/flux`. An open list that grows every few weeks; older names stay valid.'),
    language: text(
      'Language code, for example `en`, or a keyword of the model, for example `auto`, `multi` or `codeswitch`. Null: most models detect the language, a few use a fixed one.',
    ),
    region: text('Cloud region that runs the model, for third-party models only (Azure); some need `apiKeyRef`.'),
    api_key_ref: text(
      "Identifier of the integration secret that holds the transcription provider's API key, never the secret itself. Used for Azure regions that require the customer's own key; null means none.",
    ),
    settings: object(() => TranscriptionSettingsConfig, 'Tuning of the model; null means its defaults.'),
  },
});
