/** The sandbox's missions and their runs: as the types of the SDK have them, by states that follow each other. */
import { describe, expect, test } from 'vitest';
import { start, type Ask } from './client.ts';
import { faultsAs } from './description.ts';

const MISSIONS = '/ai/missions';
const FRAUD = `${MISSIONS}/3155105e-0000-4000-8000-000000000001`;
const run = (number: number) => `${FRAUD}/runs/3155105f-0000-4000-8000-00000000000${number}`;
const RUNNING = run(2);
const EVENT = `${RUNNING}/events/3155106e-0000-4000-8000-000000000001`;

const dataOf = <T>({ body }: { readonly body: unknown }) => (body as { data: T }).data;

test.each<[component: string, path: string, ask?: Ask, status?: number]>([
  ['MissionsListResponse', `${MISSIONS}?page[size]=1000`],
  ['MissionResponse', FRAUD],
  ['MissionResponse', MISSIONS, { body: { name: 'New', metadata: { a: 1 } } }, 201],
  ['MissionResponse', FRAUD, { method: 'PUT', body: { description: 'Other' } }],
  ['MissionResponse', `${FRAUD}/clone`, { method: 'POST' }, 201],
  ['MissionRuns', `${MISSIONS}/runs?page[size]=50`],
  ['MissionRuns', `${FRAUD}/runs?status=failed`],
  ['MissionRun', `${FRAUD}/runs`, { body: { input: { a: 1 } } }, 201],
  ['MissionRun', `${FRAUD}/runs`, { method: 'POST' }, 201],
  ['MissionRun', RUNNING],
  ['MissionRun', RUNNING, { method: 'PATCH', body: { status: 'failed', error: 'No.' } }],
  ['MissionRun', `${RUNNING}/pause`, { method: 'POST' }],
  ['MissionEvents', `${MISSIONS}/events?type=error`],
  ['MissionEvents', `${RUNNING}/events?page[size]=50`],
  ['MissionEvent', EVENT],
  ['MissionEvent', `${RUNNING}/events`, { body: { type: 'custom', summary: 'New' } }, 201],
  ['MissionPlan', `${RUNNING}/plan`],
  ['MissionPlan', `${run(1)}/plan`, { body: { steps: [{ step_id: 's', description: 'd', sequence: 1 }] } }, 201],
  ['MissionPlan', `${RUNNING}/plan/steps`, { body: { steps: [{ step_id: 's', description: 'd', sequence: 9 }] } }, 201],
  ['MissionStep', `${RUNNING}/plan/steps/call-again`],
  ['MissionStep', `${RUNNING}/plan/steps/call-again`, { method: 'PATCH', body: { status: 'completed' } }],
  ['MissionAgents', `${RUNNING}/telnyx-agents`],
  ['MissionAgent', `${RUNNING}/telnyx-agents`, { body: { telnyx_agent_id: 'assistant-blank' } }, 201],
])('%s is what %s answers, %#', async (component, path, ask = {}, status = 200) => {
  const answer = await (await start()).ask(path, ask);
  expect([answer.status, faultsAs(component, answer.body)]).toEqual([status, []]);
});

test('there is a run of each state, and more than two pages of events', async () => {
  const { ask } = await start();
  const runs = dataOf<{ status: string }[]>(await ask(`${MISSIONS}/runs`));
  expect(runs.map(({ status }) => status)).toEqual(['succeeded', 'cancelled', 'failed', 'succeeded', 'paused', 'running', 'pending']);
  expect((await ask(`${RUNNING}/events`)).body).toMatchObject({ meta: { total_results: 120 } });
});

describe('a run', () => {
  const after = async (number: number, command: string) => {
    const { ask } = await start();
    const answer = await ask(`${run(number)}/${command}`, { method: 'POST' });
    return answer.status === 200 ? dataOf<{ status: string }>(answer).status : answer.status;
  };

  test.each([
    ['cancel', ['cancelled', 'cancelled', 'cancelled', 409, 409, 409]],
    ['pause', ['paused', 'paused', 409, 409, 409, 409]],
    ['resume', [409, 409, 'running', 409, 409, 409]],
  ])('takes %s by its state', async (command, expected) => {
    expect(await Promise.all([1, 2, 3, 4, 5, 6].map((number) => after(number, command)))).toEqual(expected);
  });

  test('has the time of its end while it has ended', async () => {
    const { ask } = await start();
    const change = async (status: string) => 'finished_at' in dataOf<object>(await ask(RUNNING, { method: 'PATCH', body: { status } }));
    expect([await change('succeeded'), await change('running')]).toEqual([true, false]);
  });

  test('is planned once, by steps of different ids', async () => {
    const { ask } = await start();
    const steps = [{ step_id: 's', description: 'd', sequence: 1 }];
    const statuses = [];
    for (const path of ['plan', 'plan', 'plan/steps']) statuses.push((await ask(`${run(1)}/${path}`, { body: { steps } })).status);
    expect(statuses).toEqual([201, 409, 400]);
    expect(dataOf(await ask(`${run(3)}/plan`))).toEqual([]);
  });

  test('logs an event once for each key', async () => {
    const { ask } = await start();
    const body = { type: 'custom', summary: 'New', idempotency_key: 'k' };
    const first = await ask(`${RUNNING}/events`, { body });
    expect((await ask(`${RUNNING}/events`, { body })).body).toEqual(first.body);
    expect((await ask(`${RUNNING}/events`)).body).toMatchObject({ meta: { total_results: 121 } });
  });
});

test('assistants name the missions in whose runs they take part, and none that is gone', async () => {
  const { ask } = await start();
  const missionsOf = async (id: string) =>
    ((await ask(`/ai/assistants/${id}`)).body as { related_mission_ids?: string[] }).related_mission_ids ?? [];
  await ask(`${RUNNING}/telnyx-agents`, { body: { telnyx_agent_id: 'assistant-blank' } });
  await ask(`${run(1)}/telnyx-agents`, { body: { telnyx_agent_id: 'assistant-blank' } });
  const remove = async (path: string) => (await ask(path, { method: 'DELETE' })).status;
  expect(await remove(`${RUNNING}/telnyx-agents/assistant-blank`)).toBe(204);
  expect(await missionsOf('assistant-blank')).toHaveLength(1);
  expect(await remove(`${run(1)}/telnyx-agents/assistant-blank`)).toBe(204);
  expect(await missionsOf('assistant-blank')).toEqual([]);
  expect([await missionsOf('assistant-fraud-desk'), await remove(FRAUD)]).toEqual([[expect.any(String)], 204]);
  expect(await missionsOf('assistant-fraud-desk')).toEqual([]);
  const gone = [FRAUD, `${FRAUD}/runs`, RUNNING, EVENT].map(async (path) => (await ask(path)).status);
  expect(await Promise.all(gone)).toEqual([404, 404, 404, 404]);
});

test.each<[path: string, ask: Ask, places: readonly string[]]>([
  [MISSIONS, { body: { name: '', execution_mode: 'self', metadata: 1 } }, ['name', 'execution_mode', 'metadata']],
  [RUNNING, { method: 'PATCH', body: { status: 'done', result_payload: 'x' } }, ['status', 'result_payload']],
  [`${RUNNING}/plan/steps`, { body: { steps: [{ sequence: 'x' }] } }, ['steps.0.step_id', 'steps.0.description', 'steps.0.sequence']],
  [`${RUNNING}/events`, { body: { type: 'x' } }, ['type', 'summary']],
  [`${RUNNING}/telnyx-agents`, { body: {} }, ['telnyx_agent_id']],
])('what is wrong with a write of %s is named', async (path, ask, places) => {
  const { body, status } = await (await start()).ask(path, ask);
  expect([status, faultsAs('HTTPValidationError', body)]).toEqual([422, []]);
  expect((body as { detail: { loc: string[] }[] }).detail.map(({ loc }) => loc.slice(1).join('.'))).toEqual(places);
});
