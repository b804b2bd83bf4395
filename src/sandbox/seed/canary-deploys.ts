import type { CanaryDeployResponse } from 'telnyx/resources/ai/assistants/canary-deploys';

const made = { created_at: '2026-07-02T08:00:00Z', updated_at: '2026-07-03T08:00:00Z' };

/** One that serves by rules, and one that serves by shares alone. */
export const seedCanaryDeploys = (): CanaryDeployResponse[] => [
  {
    assistant_id: 'assistant-hotel-concierge',
    ...made,
    rules: [
      {
        match: [
          { attribute: 'telnyx_end_user_target', operator: 'starts_with', values: ['+49', '+43'] },
          { attribute: 'telnyx_conversation_channel', operator: 'not_in', values: ['web_chat'] },
        ],
        serve: { version_id: 'version-hotel-concierge-3' },
      },
      { match: [], serve: { rollout: [{ version_id: 'version-hotel-concierge-1', weight: 5 }] } },
    ],
  },
  {
    assistant_id: 'assistant-parcel-tracker',
    ...made,
    rules: [
      {
        serve: {
          rollout: [
            { version_id: 'version-parcel-tracker-1', weight: 10 },
            { version_id: 'version-parcel-tracker-2', weight: 12.5 },
          ],
        },
      },
    ],
  },
];
