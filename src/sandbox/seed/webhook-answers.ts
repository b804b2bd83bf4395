const ANSWERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'assistant-front-desk': { caller_known: true, next_visit: '2026-08-14T09:30:00Z', visits: 3 },
  'assistant-card-services': { tier: 'gold', card: { status: 'active', last_four: '4242' }, failed_logins: 0 },
  'assistant-parcel-tracker': { parcels: [{ number: 'PX-1001', stage: 'sorting' }] },
};

/** What the assistant's webhook of dynamic variables would answer; nothing is called. */
export const webhookAnswer = (assistantId: string): Readonly<Record<string, unknown>> => ANSWERS[assistantId] ?? { caller_known: false };
