import type { AssistantWire } from '../wire.ts';
import { seedAssistants } from './index.ts';
import { copiesOf } from './copies.ts';

interface Former {
  of: string;
  versions: readonly (Partial<AssistantWire> & { version_id: string; version_name: string; version_created_at: string })[];
}

/** What three assistants were before, and one version that none of them is of yet. */
const FORMER: readonly Former[] = [
  {
    of: 'assistant-front-desk',
    versions: [
      {
        version_id: 'version-front-desk-1',
        version_name: 'First words',
        version_created_at: '2026-05-02T09:00:00Z',
        instructions: 'Answer the phone of the clinic.',
        greeting: 'Clinic, hello.',
        tags: ['clinic'],
      },
      {
        version_id: 'version-front-desk-2',
        version_name: 'Transfers',
        version_created_at: '2026-05-28T15:20:00Z',
        instructions: 'Answer the phone of the clinic.\nTransfer urgent calls at once.',
      },
    ],
  },
  {
    of: 'assistant-parcel-tracker',
    versions: [
      {
        version_id: 'version-parcel-tracker-1',
        version_name: 'Pilot',
        version_created_at: '2026-05-01T06:00:00Z',
        instructions: 'Say where a parcel is.',
        model: 'openai/gpt-4o-mini',
      },
      {
        version_id: 'version-parcel-tracker-2',
        version_name: 'With depots',
        version_created_at: '2026-06-01T06:00:00Z',
        instructions: 'Say where a parcel is, and which depot has it.',
      },
    ],
  },
  {
    of: 'assistant-hotel-concierge',
    versions: [
      {
        version_id: 'version-hotel-concierge-1',
        version_name: 'Opening',
        version_created_at: '2026-05-15T20:00:00Z',
        instructions: 'You are the concierge of the Harbour Hotel.\nAnswer what guests ask.\nLaundry and rooms are housekeeping.',
        enabled_features: ['messaging'],
        tools: [],
      },
      {
        version_id: 'version-hotel-concierge-3',
        version_name: 'Shorter answers',
        version_created_at: '2026-07-01T20:00:00Z',
        instructions: 'You are the concierge of the Harbour Hotel.\nAnswer in one sentence.\nLaundry and rooms are housekeeping.',
        model: 'google/gemini-2.5-flash',
      },
    ],
  },
];

/** All versions but those that the assistants are of. */
export const seedVersions = copiesOf((): AssistantWire[] => {
  const assistants = new Map(seedAssistants().map((assistant) => [assistant.id, assistant]));
  return FORMER.flatMap(({ of, versions }) => {
    const assistant = assistants.get(of);
    return assistant ? versions.map((version) => ({ ...assistant, ...version })) : [];
  });
});
