import type {
  InferenceEmbeddingInterruptionSettings,
  StartSpeakingPlan as StartSpeakingPlanWire,
  TranscriptionEndpointingPlan as TranscriptionEndpointingPlanWire,
} from 'telnyx/resources/ai/assistants/assistants';
import { boolean, float, object } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const TranscriptionEndpointingPlan = wireObject<TranscriptionEndpointingPlanWire>('TranscriptionEndpointingPlan', {
  description:
    'Seconds of silence after which the user counts as finished, by the end of the transcript so far. Models that detect turns themselves, such as Deepgram Flux, use `transcription.settings` instead.',
  fields: {
    on_punctuation_seconds: float('Seconds to wait after punctuation. Default 0.1.'),
    on_no_punctuation_seconds: float('Seconds to wait where there is no punctuation. Default 1.5.'),
    on_number_seconds: float('Seconds to wait after a number, as more digits may follow. Default 0.5.'),
  },
});

export const StartSpeakingPlan = wireObject<StartSpeakingPlanWire>('StartSpeakingPlan', {
  description: 'When the assistant starts to speak after the user stops.',
  fields: {
    wait_seconds: float('Minimum seconds that the assistant waits before it speaks, 0 or more. Default 0.4.'),
    transcription_endpointing_plan: object(
      () => TranscriptionEndpointingPlan,
      'Silences that end the turn of the user; null means the defaults.',
    ),
  },
});

export const InterruptionSettings = wireObject<InferenceEmbeddingInterruptionSettings>('InterruptionSettings', {
  description: 'Whether users may interrupt the assistant, and when it starts to speak.',
  fields: {
    enable: boolean('Whether users may interrupt the assistant while it speaks. Default true.'),
    disable_greeting_interruption: boolean('Whether users cannot interrupt the greeting.'),
    interrupt_prediction_threshold: float(
      'Sensitivity of the prediction that a user is about to interrupt, 0 to 1; 0 and null turn it off.',
    ),
    start_speaking_plan: object(() => StartSpeakingPlan, 'When the assistant starts to speak; null means the defaults.'),
  },
});
