import type { VapiAssistant } from './vapi.ts';

/** The assistants of the Vapi organisation: a pharmacy, as a squad with members that hand over by name. The first is in the seed. */
export const VAPI_ASSISTANTS: readonly VapiAssistant[] = [
  {
    id: 'asst_pharmacy_refills',
    name: 'Refill line',
    model: {
      provider: 'openai',
      model: 'gpt-4o',
      messages: [
        {
          role: 'system',
          content: 'You take refill orders for a pharmacy. Ask for the prescription number and read it back digit by digit.',
        },
        { role: 'system', content: 'Questions about dosage go to the pharmacist, always.' },
      ],
      tools: [
        {
          type: 'function',
          function: {
            name: 'order_refill',
            description: 'Orders a refill of a known prescription.',
            parameters: {
              type: 'object',
              properties: {
                prescription_number: { type: 'string', description: 'Eight digits' },
                pickup: { type: 'string', enum: ['counter', 'locker', 'delivery'] },
              },
              required: ['prescription_number'],
            },
          },
          server: { url: 'https://pharmacy.example.com/hooks/refills', timeoutSeconds: 6 },
        },
        {
          type: 'handoff',
          destinations: [
            { type: 'assistant', assistantName: 'Pharmacist triage', description: 'Dosage or side effects' },
            { type: 'assistant', assistantName: 'Delivery status', description: 'Where an order is' },
          ],
        },
        { type: 'endCall' },
      ],
    },
    voice: { provider: '11labs', voiceId: 'sandboxvoice02', stability: 0.5, similarityBoost: 0.75 },
    transcriber: { provider: 'deepgram', model: 'nova-2', language: 'en' },
    firstMessage: 'Pharmacy refill line. What is your prescription number?',
    backgroundSound: 'office',
    voicemailMessage: 'This is your pharmacy. Please call us back about your refill.',
    silenceTimeoutSeconds: 30,
    maxDurationSeconds: 600,
  },
  {
    id: 'asst_pharmacy_triage',
    name: 'Pharmacist triage',
    model: {
      provider: 'openai',
      model: 'gpt-4o',
      messages: [
        {
          role: 'system',
          content:
            'You collect the medicine, the dose and the complaint, and connect the caller with the pharmacist on duty. You give no advice of your own.',
        },
      ],
      tools: [
        {
          type: 'transferCall',
          destinations: [
            { type: 'number', number: '+15550107201', description: 'Pharmacist on duty' },
            { type: 'number', number: '+15550107202', description: 'Poison information' },
          ],
        },
        {
          type: 'handoff',
          destinations: [{ type: 'assistant', assistantName: 'Refill line', description: 'Ordering a refill' }],
        },
      ],
    },
    voice: { provider: 'azure', voiceId: 'en-US-AvaNeural' },
    transcriber: { provider: 'deepgram', model: 'nova-3', language: 'en' },
    firstMessage: 'You are with pharmacist triage. Which medicine is it about?',
    silenceTimeoutSeconds: 20,
    maxDurationSeconds: 900,
  },
  {
    id: 'asst_pharmacy_delivery',
    name: 'Delivery status',
    model: {
      provider: 'anthropic',
      model: 'claude-sonnet-4',
      messages: [{ role: 'system', content: 'You tell callers where their delivery is, in one sentence, with the time.' }],
      tools: [
        {
          type: 'function',
          function: {
            name: 'find_delivery',
            description: 'Finds a delivery by order number.',
            parameters: {
              type: 'object',
              properties: { order_number: { type: 'string' } },
              required: ['order_number'],
            },
          },
          server: { url: 'https://pharmacy.example.com/hooks/deliveries' },
        },
        { type: 'dtmf' },
        { type: 'endCall' },
      ],
    },
    voice: { provider: 'openai', voiceId: 'alloy' },
    transcriber: { provider: 'deepgram', model: 'nova-3', language: 'multi' },
    silenceTimeoutSeconds: 30,
    maxDurationSeconds: 300,
  },
];
