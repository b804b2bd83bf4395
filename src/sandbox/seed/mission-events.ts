import type { EventData, EventType } from 'telnyx/resources/ai/missions/runs/events';
import { DISPUTED } from './mission-plan.ts';

type Said = Pick<EventData, 'type' | 'summary'> & Partial<EventData>;

const CUSTOMERS = [
  'Anna Keller',
  'Pedro Lima',
  'Ingrid Solheim',
  'Omar Haddad',
  'Julie Martin',
  'Marek Novak',
  'Yuki Tanaka',
  'Clara Stein',
];
const MERCHANTS = ['Nordlicht Travel', 'Game Bay', 'Pharma24', 'Voltshop', 'Rail Europe'];

const step = (type: EventType, stepId: string, summary: string, payload?: EventData['payload']): Said => ({
  type,
  step_id: stepId,
  summary,
  ...(payload && { payload }),
});

const OPENING: readonly Said[] = [
  step('step_started', 'list-payments', 'Listing the disputed payments of week 18.', { week: '2026-W18' }),
  step('tool_call', 'list-payments', 'Asked the card system for disputed payments.', { branches: ['Hamburg', 'Kiel'] }),
  step('tool_result', 'list-payments', `${DISPUTED} payments are disputed.`, { count: DISPUTED }),
  step('step_completed', 'list-payments', `${DISPUTED} customers are to be called.`),
  step('step_started', 'call-customers', 'Calling the customers, one after the other.'),
];

/** What became of one call: every fifth is not answered, and every fourth that is finds a payment that was not the customer's. */
function callOf(index: number): Said[] {
  const name = CUSTOMERS[index % CUSTOMERS.length]!;
  const merchant = MERCHANTS[index % MERCHANTS.length]!;
  const amount = `${19 + ((index * 37) % 240)}.${String((index * 13) % 100).padStart(2, '0')} EUR`;
  const dispute = `D-${1041 + index}`;
  const said = (type: EventType, summary: string, payload?: EventData['payload']): Said => ({
    ...step(type, 'call-customers', summary, payload),
    agent_id: 'assistant-fraud-desk',
  });
  const called = said('tool_call', `Called ${name} about ${amount} to ${merchant}.`, { dispute, amount, merchant });
  if (index % 5 === 4) {
    return [
      called,
      said('error', `${name} did not answer.`, { dispute, rings: 8 }),
      said('tool_call', `Called ${name} a second time.`, { dispute }),
      said('error', `${name} did not answer.`, { dispute, rings: 8 }),
      said('custom', `${dispute} is left for the calls after 17:00.`, { dispute, callAgain: true }),
    ];
  }
  const isTheirs = index % 4 !== 1;
  return [
    called,
    said('tool_result', `${name} answered.`, { dispute, rings: 1 + (index % 4) }),
    said('message', isTheirs ? `${name}: the payment was mine, I had forgotten it.` : `${name}: I have never bought anything there.`, {
      dispute,
    }),
    said('tool_call', isTheirs ? `Closed ${dispute}.` : `Kept ${dispute} open for a chargeback.`, { dispute, isTheirs }),
    said('tool_result', isTheirs ? `${dispute} is closed.` : `${dispute} is with the chargeback team.`, { dispute }),
  ];
}

/** What has happened in a run that is calling: 120 events, more than two pages. */
export const CALLING: readonly Said[] = [...OPENING, ...Array.from({ length: DISPUTED }, (_customer, index) => callOf(index)).flat()];
