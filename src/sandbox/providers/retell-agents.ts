import type { RetellAgent } from './retell.ts';
import { SPA_FLOW } from './retell-spa-flow.ts';

const DEFAULTS = {
  language: 'en-US',
  voice_id: 'retell-Willow',
  voice_temperature: 0.7,
  voice_speed: 1,
  max_call_duration_ms: 1_800_000,
  end_call_after_silence_ms: 60_000,
  boosted_keywords: [],
} as const satisfies Partial<RetellAgent>;

/** The agents of the Retell workspace: a spa, a garage, a landlord. The first is in the seed. */
export const RETELL_AGENTS: readonly RetellAgent[] = [
  {
    ...DEFAULTS,
    agent_id: 'agent_spa_reception',
    agent_name: 'Spa reception',
    voice_id: '11labs-sandboxvoice03',
    boosted_keywords: ['hammam', 'reflexology'],
    conversationFlow: SPA_FLOW,
  },
  {
    ...DEFAULTS,
    agent_id: 'agent_garage_desk',
    agent_name: 'Garage service desk',
    voice_id: 'openai-onyx',
    voice_speed: 1.1,
    ambient_sound: 'call-center',
    boosted_keywords: ['brake pads', 'inspection'],
    retellLlmData: {
      model: 'gpt-4.1',
      begin_message: 'Service desk. What is the car doing?',
      general_prompt:
        'You book cars into a garage. Ask for the plate and the complaint. A car that smells of fuel is never driven: send the tow truck number instead of a slot.',
      general_tools: [
        {
          type: 'custom',
          tool_id: 'garage_slots',
          name: 'find_slots',
          description: 'Lists free slots of a week.',
          url: 'https://garage.example.com/api/slots',
          method: 'GET',
          timeout_ms: 5000,
          headers: { accept: 'application/json' },
          parameters: { type: 'object', properties: { week: { type: 'integer' } }, required: ['week'] },
          response_variables: { first_slot: '$.slots.0.start' },
        },
        {
          type: 'transfer_call',
          name: 'tow_truck',
          description: 'Tow truck',
          transfer_destination: { type: 'predefined', number: '+15550107301' },
        },
        { type: 'end_call', name: 'end_call', description: 'Ends the call once a slot is confirmed.' },
      ],
    },
  },
  {
    ...DEFAULTS,
    agent_id: 'agent_landlord_repairs',
    agent_name: 'Repairs intake',
    language: 'es-ES',
    retellLlmData: {
      model: 'claude-sonnet-4',
      begin_message: 'Repairs line. Which flat are you calling about?',
      general_prompt: 'You take repair reports from tenants. Be calm, be brief, and never estimate a cost.',
      general_tools: [
        { type: 'end_call', name: 'end_call', description: 'Ends the call after the ticket number.' },
        {
          type: 'agent_swap',
          name: 'to_garage',
          description: 'The report is about the car park gate.',
          agent_id: 'agent_garage_desk',
        },
      ],
      states: [
        {
          name: 'find_flat',
          state_prompt: 'Find out the building and the flat number.',
          edges: [
            { destination_state_name: 'emergency', description: 'Water or gas is escaping' },
            { destination_state_name: 'take_report', description: 'The flat is known and nothing is escaping' },
          ],
          tools: [],
        },
        {
          name: 'take_report',
          state_prompt: 'Ask what is broken and since when, then write the report.',
          edges: [{ destination_state_name: 'close', description: 'The report is written' }],
          tools: [
            {
              type: 'custom',
              tool_id: 'repairs_report',
              name: 'write_report',
              description: 'Writes a repair report.',
              url: 'https://homes.example.com/api/repairs',
              method: 'POST',
              timeout_ms: 8000,
              headers: {},
              parameters: {
                type: 'object',
                properties: { flat: { type: 'string' }, fault: { type: 'string' } },
                required: ['flat', 'fault'],
              },
              response_variables: { ticket: '$.ticket' },
            },
          ],
        },
        {
          name: 'emergency',
          state_prompt: 'Tell the tenant where the main valve is and connect the caretaker.',
          edges: [{ destination_state_name: 'close', description: 'The caretaker cannot be reached' }],
          tools: [
            {
              type: 'transfer_call',
              name: 'caretaker',
              description: 'Caretaker on call',
              transfer_destination: { type: 'predefined', number: '+15550107302' },
            },
          ],
        },
        { name: 'close', state_prompt: 'Read the ticket number twice and say goodbye.', edges: [], tools: [] },
      ],
    },
  },
];
