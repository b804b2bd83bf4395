import type {
  InferenceEmbeddingInterruptionSettings,
  StartSpeakingPlan as StartSpeakingPlanWire,
  TranscriptionEndpointingPlan as TranscriptionEndpointingPlanWire,
} from 'telnyx/resources/ai/assistants/assistants';
import { boolean, float, object } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const TranscriptionEndpointingPlan = wireObject<TranscriptionEndpointingPlanWire>('TranscriptionEndpointingPlan', {
  description:
    'How long a silence means that the user has finished, by how the transcript ends so far. Models that detect turns themselves, such as Deepgram Flux, use `transcription.settings` instead.',
  fields: {
    on_punctuation_seconds: float('Seconds to wait after punctuation. Default 0.1.'),
    on_no_punctuation_seconds: float('Seconds to wait where there is no punctuation. Default 1.5.'),
    on_number_seconds: float('Seconds to wait after a number, as more digits may follow. Default 0.5.'),
  },
});

export const StartSpeakingPlan = wireObject<StartSpeakingPlanWire>('StartSpeakingPlan', {
  description: 'When the assistant takes its turn after the user stops.',
  fields: {
    wait_seconds: float('Seconds that the assistant waits at least before it speaks, 0 or more. Default 0.4.'),
    transcription_endpointing_plan: object(
      () => TranscriptionEndpointingPlan,
      'Silences that end the turn of the user; null means the defaults.',
    ),
  },
});

export const InterruptionSettings = wireObject<InferenceEmbeddingInterruptionSettings>('InterruptionSettings', {
  description: 'Whether users may talk over the assistant, and when it takes its own turn.',
  fields: {
    enable: boolean('Whether users may interrupt the assistant while it speaks. Default true.'),
    disable_greeting_interruption: boolean('Whether the greeting is exempt, and so is always heard to its end.'),
    interrupt_prediction_threshold: float(
      'Sensitivity of the prediction that a user is about to interrupt, 0 to 1; 0 and null switch it off.',
    ),
    start_speaking_plan: object(() => StartSpeakingPlan, 'When the assistant takes its turn; null means the defaults.'),
  },
});
