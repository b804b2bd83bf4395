import type { ModelMetadata } from 'telnyx/resources/ai/ai';
import { isoTime } from '../clock.ts';

type Known = Pick<ModelMetadata, 'license' | 'parameters' | 'tier' | 'context_length'> & Partial<ModelMetadata>;

const DAY_MS = 24 * 60 * 60 * 1000;

const model = (id: string, index: number, { parameters, ...known }: Known): ModelMetadata => ({
  id,
  object: 'model',
  created: isoTime(Date.UTC(2026, 0, 1) + index * DAY_MS),
  organization: id.split('/')[0] ?? id,
  owned_by: 'Telnyx',
  languages: ['en', 'es', 'fr', 'de'],
  task: 'text-generation',
  description: null,
  base_model: null,
  parameters,
  parameters_str: parameters === 0 ? null : `${parameters / 1_000_000_000}B`,
  max_completion_tokens: null,
  is_fine_tunable: false,
  is_vision_supported: false,
  recommended_for_assistants: false,
  regions: ['USA'],
  service_tiers: ['default'],
  pricing: { input: '0.50', output: '1.50' },
  ...known,
});

const CLOSED = { license: 'Proprietary', parameters: 0, tier: 'unlisted', is_vision_supported: true } as const;

const KNOWN: readonly (readonly [id: string, known: Known])[] = [
  ['openai/gpt-4o', { ...CLOSED, owned_by: 'openai', context_length: 128_000, recommended_for_assistants: true }],
  ['openai/gpt-4o-mini', { ...CLOSED, owned_by: 'openai', context_length: 128_000 }],
  ['openai/gpt-4.1', { ...CLOSED, owned_by: 'openai', context_length: 1_047_576 }],
  ['openai/gpt-4.1-mini', { ...CLOSED, owned_by: 'openai', context_length: 1_047_576 }],
  ['anthropic/claude-sonnet-4', { ...CLOSED, owned_by: 'anthropic', context_length: 200_000, max_completion_tokens: 64_000 }],
  ['google/gemini-2.5-flash', { ...CLOSED, owned_by: 'google', context_length: 1_048_576, recommended_for_assistants: true }],
  ['Qwen/Qwen3-235B-A22B', { license: 'Apache 2.0', parameters: 235_000_000_000, tier: 'large', context_length: 131_072 }],
  [
    'moonshotai/Kimi-K2.6',
    {
      license: 'MIT',
      parameters: 1_000_000_000_000,
      tier: 'large',
      context_length: 262_144,
      recommended_for_assistants: true,
      description: 'Long conversations with many tools.',
      service_tiers: ['default', 'priority', 'flex'],
    },
  ],
  ['zai-org/GLM-5.1-FP8', { license: 'MIT', parameters: 355_000_000_000, tier: 'large', context_length: 202_752, regions: ['USA', 'EU'] }],
  ['MiniMaxAI/MiniMax-M2.7', { license: 'MIT', parameters: 230_000_000_000, tier: 'medium', context_length: 196_608 }],
  [
    'meta-llama/Llama-3.1-8B-Instruct',
    { license: 'Llama 3 Community License', parameters: 8_000_000_000, tier: 'small', context_length: 131_072, is_fine_tunable: true },
  ],
  [
    'example-clinic/triage-1',
    {
      license: 'Llama 3 Community License',
      parameters: 8_000_000_000,
      tier: 'small',
      context_length: 131_072,
      owned_by: 'example-clinic',
      base_model: 'meta-llama/Llama-3.1-8B-Instruct',
    },
  ],
];

/** The models that all accounts can use. Some assistants name one that is not among them. */
export const MODELS: readonly ModelMetadata[] = KNOWN.map(([id, known], index) => model(id, index, known));
