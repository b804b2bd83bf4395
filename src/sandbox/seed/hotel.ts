import type { AssistantWire } from '../wire.ts';

/** A hotel: three assistants that hand over in a ring, mostly by text message. */
export const HOTEL: readonly AssistantWire[] = [
  {
    id: 'assistant-hotel-concierge',
    name: 'Concierge',
    description: 'Answers guests by text message, at any hour.',
    created_at: '2026-05-15T20:00:00Z',
    version_id: 'version-hotel-concierge-2',
    version_created_at: '2026-06-20T20:00:00Z',
    model: 'google/gemini-2.5-pro',
    instructions:
      'You are the concierge of the Harbour Hotel.\nAnswer in two sentences.\nOffer to book what you recommend.\nLaundry and rooms are housekeeping.',
    greeting: 'Welcome. Ask me anything, I do not sleep.',
    tags: ['hotel', 'text'],
    enabled_features: ['messaging'],
    messaging_settings: { default_messaging_profile_id: 'messaging-profile-hotel' },
    integrations: [{ integration_id: 'integration-booking', allowed_list: [] }],
    tools: [
      { type: 'retrieval', retrieval: { bucket_ids: ['city-guide'] } },
      { type: 'handoff', handoff: { ai_assistants: [{ id: 'assistant-housekeeping', name: 'Housekeeping' }] } },
    ],
  },
  {
    id: 'assistant-housekeeping',
    name: 'Housekeeping',
    created_at: '2026-05-15T20:30:00Z',
    version_id: 'version-housekeeping-1',
    version_created_at: '2026-05-15T20:30:00Z',
    model: 'google/gemini-2.5-flash',
    instructions: 'Take requests for rooms: towels, light bulbs, late cleaning. Anything else goes to the wake-up desk.',
    tags: ['hotel', 'text'],
    enabled_features: ['messaging'],
    tools: [
      {
        type: 'webhook',
        webhook: {
          name: 'request_room_service',
          description: 'Files a request for a room.',
          url: 'https://hotel.example.com/api/rooms/{room}/requests',
          path_parameters: { type: 'object', properties: { room: { type: 'string' } }, required: ['room'] },
          body_parameters: { type: 'object', properties: { wish: { type: 'string' } }, required: ['wish'] },
        },
      },
      { type: 'handoff', handoff: { ai_assistants: [{ id: 'assistant-wake-up-desk', name: 'Wake-up desk' }] } },
    ],
  },
  {
    id: 'assistant-wake-up-desk',
    name: 'Wake-up desk',
    created_at: '2026-05-16T04:00:00Z',
    version_id: 'version-wake-up-desk-1',
    version_created_at: '2026-05-16T04:00:00Z',
    model: 'openai/gpt-4o-mini',
    instructions: 'Set wake-up calls. Confirm the time twice. Everything else goes back to the concierge.',
    tags: ['hotel'],
    enabled_features: ['telephony', 'messaging'],
    tools: [
      {
        type: 'handoff',
        handoff: {
          ai_assistants: [
            { id: 'assistant-hotel-concierge', name: 'Concierge' },
            { id: 'assistant-wake-up-desk', name: 'Wake-up desk' },
          ],
        },
      },
      { type: 'hangup', hangup: { description: 'Ends the call when the time is confirmed.' } },
    ],
  },
];
