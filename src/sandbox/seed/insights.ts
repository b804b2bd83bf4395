import type { InsightTemplate } from 'telnyx/resources/ai/conversations/insights';
import { isoTime } from '../clock.ts';
import { uuid } from './uuid.ts';

/** A group as it is kept: with the ids of its insights. */
export interface InsightGroup {
  id: string;
  created_at: string;
  name: string;
  description?: string;
  webhook?: string;
  insightIds: string[];
}

const insightId = (number: number) => uuid('1a51e47a', number);
const groupId = (number: number) => uuid('1a51e476', number);

/** An insight that finds prose, one that finds JSON, and one that finds something in some conversations alone. */
export const SUMMARY_ID = insightId(1);
export const SATISFACTION_ID = insightId(2);
export const APPOINTMENT_ID = insightId(3);
/** The group that assistants of the clinic use. */
export const CLINIC_GROUP_ID = groupId(1);

const SCORE = {
  type: 'object',
  properties: { score: { type: 'integer', minimum: 1, maximum: 5 }, isResolved: { type: 'boolean' } },
  required: ['score'],
};

const INSIGHTS: readonly Omit<InsightTemplate, 'id' | 'created_at'>[] = [
  { name: 'Summary', instructions: 'Say in one sentence what came of the conversation.', insight_type: 'default', webhook: '' },
  { name: 'Satisfaction', instructions: 'How satisfied was the caller?', insight_type: 'custom', json_schema: SCORE, webhook: '' },
  {
    name: 'Appointment',
    instructions: 'Which appointment was made?',
    insight_type: 'custom',
    webhook: 'https://hooks.example.com/insights?token=appointment-hook',
  },
  { name: 'Tone', instructions: 'Was the assistant polite?', insight_type: 'custom', json_schema: JSON.stringify(SCORE), webhook: '' },
  { name: 'Complaint', instructions: 'What did the caller complain about?', insight_type: 'custom', webhook: '' },
  { name: 'Language', instructions: 'Which language was spoken?', insight_type: 'custom', webhook: '' },
];

const at = (number: number) => isoTime(Date.UTC(2026, 3, number, 9));

/** The insights that every account starts with; the last one is in no group. */
export const seedInsights = (): InsightTemplate[] =>
  INSIGHTS.map((insight, index) => Object.assign(structuredClone(insight), { id: insightId(index + 1), created_at: at(index + 1) }));

/** The groups that every account starts with: one that assistants use, one that none does, and one without insights. */
export const seedInsightGroups = (): InsightGroup[] => [
  {
    id: CLINIC_GROUP_ID,
    created_at: at(10),
    name: 'Clinic',
    description: 'After each call.',
    webhook: '',
    insightIds: [1, 2, 3].map(insightId),
  },
  { id: groupId(2), created_at: at(11), name: 'Quality', webhook: '', insightIds: [2, 4, 5].map(insightId) },
  { id: groupId(3), created_at: at(12), name: 'To come', webhook: '', insightIds: [] },
];
