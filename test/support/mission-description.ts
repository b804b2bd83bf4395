/** Operations below `/ai/missions` that the published description, which is cut to an area, lacks: after the types of the vendor's SDK. */
import type { AnySchemaObject } from 'ajv/dist/2020.js';

const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const time = { type: 'string', format: 'date-time' };
const map = { type: 'object', additionalProperties: true };
const oneOf = (...values: readonly string[]) => ({ type: 'string', enum: values });
const object = (required: Record<string, object>, optional: Record<string, object> = {}): AnySchemaObject => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });

const runStatus = oneOf('pending', 'running', 'paused', 'succeeded', 'failed', 'cancelled');
const stepStatus = oneOf('pending', 'in_progress', 'completed', 'skipped', 'failed');
const eventType = oneOf(
  'status_change',
  'step_started',
  'step_completed',
  'step_failed',
  'tool_call',
  'tool_result',
  'message',
  'error',
  'custom',
);

const ofRun = { error: text, metadata: map, result_payload: map, result_summary: text };
const ofEvent = { agent_id: text, idempotency_key: text, payload: map, step_id: text };
const ofStep = { metadata: map, parent_step_id: text };
const step = { description: text, sequence: { type: 'integer' }, step_id: text };

const run = object(
  { mission_id: uuid, run_id: uuid, started_at: time, status: runStatus, updated_at: time },
  { ...ofRun, finished_at: time, input: map },
);
const event = object({ event_id: uuid, run_id: uuid, summary: text, timestamp: time, type: eventType }, ofEvent);
const planStep = object({ ...step, run_id: uuid, status: stepStatus }, { ...ofStep, completed_at: time, started_at: time });
const agent = object({ created_at: time, run_id: uuid, telnyx_agent_id: text });
const integer = { type: 'integer' };
const meta = object({ page_number: integer, page_size: integer, total_pages: integer, total_results: integer });

/** What the operations answer, by names of their own. */
export const MISSION_ANSWERS: Readonly<Record<string, AnySchemaObject>> = {
  MissionRun: object({ data: run }),
  MissionRuns: object({ data: list(run), meta }),
  MissionEvent: object({ data: event }),
  MissionEvents: object({ data: list(event), meta }),
  MissionStep: object({ data: planStep }),
  MissionPlan: object({ data: list(planStep) }),
  MissionAgent: object({ data: agent }),
  MissionAgents: object({ data: list(agent) }),
};

const page = [
  { name: 'page[number]', in: 'query', schema: { type: 'integer', minimum: 1 } },
  { name: 'page[size]', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1_000 } },
];
const query = (name: string) => ({ name, in: 'query', schema: text });
const takes = (schema: AnySchemaObject, required = true) => ({ requestBody: { required, content: { 'application/json': { schema } } } });
const STEPS = takes(object({ steps: list(object(step, ofStep)) }));
const RUN = '/ai/missions/{mission_id}/runs/{run_id}';

export const MISSION_PATHS = {
  '/ai/missions/events': { get: { parameters: [...page, query('type')] } },
  '/ai/missions/runs': { get: { parameters: [...page, query('status')] } },
  '/ai/missions/{mission_id}/clone': { post: {} },
  '/ai/missions/{mission_id}/runs': {
    get: { parameters: [...page, query('status')] },
    post: takes(object({}, { input: map, metadata: map }), false),
  },
  [RUN]: { get: {}, patch: takes(object({}, { ...ofRun, status: runStatus })) },
  [`${RUN}/cancel`]: { post: {} },
  [`${RUN}/pause`]: { post: {} },
  [`${RUN}/resume`]: { post: {} },
  [`${RUN}/events`]: {
    get: { parameters: [...page, query('type'), query('step_id'), query('agent_id')] },
    post: takes(object({ type: eventType, summary: text }, ofEvent)),
  },
  [`${RUN}/events/{event_id}`]: { get: {} },
  [`${RUN}/plan`]: { get: {}, post: STEPS },
  [`${RUN}/plan/steps`]: { post: STEPS },
  [`${RUN}/plan/steps/{step_id}`]: { get: {}, patch: takes(object({}, { metadata: map, status: stepStatus })) },
  [`${RUN}/telnyx-agents`]: { get: {}, post: takes(object({ telnyx_agent_id: text })) },
  [`${RUN}/telnyx-agents/{telnyx_agent_id}`]: { delete: {} },
};
